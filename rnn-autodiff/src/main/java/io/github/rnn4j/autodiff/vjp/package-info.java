/**
 * The primitives' rules, one file for each family: which shape the result has, the step that computes it, and the
 * vector-Jacobian product as further steps over the same primitives. Start with {@link
 * io.github.rnn4j.autodiff.vjp.Operation}.
 *
 * <p>Used by the tape only; others record through {@code autodiff.tape}.
 */
@NullMarked
package io.github.rnn4j.autodiff.vjp;

import org.jspecify.annotations.NullMarked;
