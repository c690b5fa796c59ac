/**
 * Recording and replay. Start with {@link io.github.rnn4j.autodiff.tape.TapeRecorder}: name inputs and variables, compute with
 * it as {@link io.github.rnn4j.api.cell.Ops}, and take the {@link io.github.rnn4j.autodiff.tape.Tape}.
 *
 * <p>Used by the core and the conformance kit.
 */
@NullMarked
package io.github.rnn4j.autodiff.tape;

import org.jspecify.annotations.NullMarked;
