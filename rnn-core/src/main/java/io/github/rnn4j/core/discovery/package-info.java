/**
 * Finds backends and cells on the class path: the one home of {@link java.util.ServiceLoader}. Start with {@link
 * io.github.rnn4j.core.discovery.BackendRegistry} and {@link io.github.rnn4j.core.discovery.CellRegistry}.
 *
 * <p>One broken provider hides no other: it is listed with what is wrong with it. Used by the core's entry point and by
 * command lines; embedders that hold their providers already hand them to a registry's constructor.
 */
@NullMarked
package io.github.rnn4j.core.discovery;

import org.jspecify.annotations.NullMarked;
