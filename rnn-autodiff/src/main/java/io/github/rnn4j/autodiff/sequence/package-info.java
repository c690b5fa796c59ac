/**
 * Sequences composed from steps: layers, directions and lengths around a cell that knows of none. Start with {@link
 * io.github.rnn4j.autodiff.sequence.ComposedSequence}.
 *
 * <p>Used by the core where a backend does not fuse a sequence, and by the conformance kit as the truth about those it fuses.
 */
@NullMarked
package io.github.rnn4j.autodiff.sequence;

import org.jspecify.annotations.NullMarked;
