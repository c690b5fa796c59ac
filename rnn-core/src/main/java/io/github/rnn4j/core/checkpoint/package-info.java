/**
 * Model files: one {@code .safetensors} file that holds everything a prediction needs. Start with {@link
 * io.github.rnn4j.core.checkpoint.ModelFile}; {@link io.github.rnn4j.core.checkpoint.Safetensors} is the container, {@link
 * io.github.rnn4j.core.checkpoint.AtomicFile} the way a file is replaced.
 *
 * <p>Used by tasks, the command line and embedders. Nothing that is read is trusted: a file that is damaged, foreign or of a
 * newer format is refused in one line.
 */
@NullMarked
package io.github.rnn4j.core.checkpoint;

import org.jspecify.annotations.NullMarked;
