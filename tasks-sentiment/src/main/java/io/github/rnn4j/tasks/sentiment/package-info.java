/**
 * Sentiment of short reviews, from data to result: start with {@link
 * io.github.rnn4j.tasks.sentiment.ReviewTraining} to train, {@link io.github.rnn4j.tasks.sentiment.ReviewEvaluation} to
 * score, and {@link io.github.rnn4j.tasks.sentiment.model.ReviewClassifier} to classify.
 *
 * <p>Used by the command line and by programs that embed the task. It never sees a backend.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment;

import org.jspecify.annotations.NullMarked;
