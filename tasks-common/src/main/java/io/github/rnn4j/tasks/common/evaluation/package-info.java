/**
 * Figures of merit, their uncertainty, and the result of a run as records. Start with {@link
 * io.github.rnn4j.tasks.sentiment.evaluation.ClassificationMetrics}. For the other packages of this task, and for programs
 * that read results.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.evaluation;

import org.jspecify.annotations.NullMarked;
