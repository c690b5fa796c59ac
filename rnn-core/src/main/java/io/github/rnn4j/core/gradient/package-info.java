/**
 * How far gradients reach back through time, measured on cells as they start. Start with {@link
 * io.github.rnn4j.core.gradient.GradientFlowProbe}.
 *
 * <p>Used by the command line; programs go through {@code core.Rnn4j}.
 */
@NullMarked
package io.github.rnn4j.core.gradient;

import org.jspecify.annotations.NullMarked;
