/**
 * Vectors of words that were trained on other texts, for networks to start at: start with {@link
 * io.github.rnn4j.tasks.sentiment.vectors.PretrainedVectors}.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.vectors;

import org.jspecify.annotations.NullMarked;
