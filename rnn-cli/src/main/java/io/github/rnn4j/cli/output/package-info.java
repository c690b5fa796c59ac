/**
 * What the command line shows and writes: {@link io.github.rnn4j.cli.output.Terminal} holds the streams, {@link
 * io.github.rnn4j.cli.output.Table} and {@link io.github.rnn4j.cli.output.Progress} print, {@link
 * io.github.rnn4j.cli.output.JsonFile} writes results. For the command line's own packages only.
 */
@NullMarked
package io.github.rnn4j.cli.output;

import org.jspecify.annotations.NullMarked;
