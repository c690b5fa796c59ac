/**
 * Looks into steps of a training: norms of parameters, and how the gradient flows back through time. Start with {@link
 * io.github.rnn4j.core.inspect.Inspector}, which the training loop asks.
 */
@NullMarked
package io.github.rnn4j.core.inspect;

import org.jspecify.annotations.NullMarked;
