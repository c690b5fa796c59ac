/**
 * Sentiment of short reviews: text, vocabulary, baseline, training and evaluation.
 *
 * <p>Used by the command line and by programs that embed the task. It never sees a backend.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment;

import org.jspecify.annotations.NullMarked;
