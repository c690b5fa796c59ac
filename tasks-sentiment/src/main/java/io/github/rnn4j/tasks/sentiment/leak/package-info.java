/**
 * Texts on both sides of a split, tokens that say the class by themselves, and by how much that makes figures better. Start with {@link
 * io.github.rnn4j.tasks.sentiment.leak.TextLeaks}. For {@link io.github.rnn4j.tasks.sentiment.ReviewTraining}.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.leak;

import org.jspecify.annotations.NullMarked;
