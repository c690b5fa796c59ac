/**
 * What training makes small, with its gradient. Start with {@link io.github.rnn4j.core.loss.Loss}.
 *
 * <p>Used by the trainer only.
 */
@NullMarked
package io.github.rnn4j.core.loss;

import org.jspecify.annotations.NullMarked;
