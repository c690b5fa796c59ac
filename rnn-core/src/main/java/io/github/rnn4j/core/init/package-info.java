/**
 * First values of parameters, the same on every backend. Start with {@link
 * io.github.rnn4j.core.init.ParameterInitializer}.
 *
 * <p>Used by the core's layers only.
 */
@NullMarked
package io.github.rnn4j.core.init;

import org.jspecify.annotations.NullMarked;
