/**
 * How gradients become a change of the parameters. Start with {@link io.github.rnn4j.core.optimizer.Optimizer}.
 *
 * <p>Used by the trainer only.
 */
@NullMarked
package io.github.rnn4j.core.optimizer;

import org.jspecify.annotations.NullMarked;
