/**
 * Figures of merit, their uncertainty, and the result of a run as records. Start with {@link
 * io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics}. For tasks, and for programs that read results.
 */
@NullMarked
package io.github.rnn4j.tasks.common.evaluation;

import org.jspecify.annotations.NullMarked;
