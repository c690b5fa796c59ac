/**
 * How a command ends that could not do its work: {@link io.github.rnn4j.cli.failure.Refusals} makes the one line, {@link
 * io.github.rnn4j.cli.failure.ExitCode} the number. For the command line's own packages only.
 */
@NullMarked
package io.github.rnn4j.cli.failure;

import org.jspecify.annotations.NullMarked;
