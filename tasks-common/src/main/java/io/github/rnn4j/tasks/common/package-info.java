/**
 * What tasks share, so that a task holds nothing but what is its own: tables and parts of data, figures and comparisons. Start with
 * {@link io.github.rnn4j.tasks.common.data.TableReader} and {@link io.github.rnn4j.tasks.common.evaluation.TaskResult}. For modules of
 * tasks.
 */
@NullMarked
package io.github.rnn4j.tasks.common;

import org.jspecify.annotations.NullMarked;
