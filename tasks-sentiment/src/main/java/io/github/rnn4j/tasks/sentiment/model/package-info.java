/**
 * What answers for a text: the linear baseline, the networks, and both together in a model file. Start with {@link
 * io.github.rnn4j.tasks.sentiment.model.ReviewClassifier}.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.model;

import org.jspecify.annotations.NullMarked;
