/**
 * How long answers take when they are asked for at a fixed rate. Start with {@link io.github.rnn4j.tasks.common.latency.OpenLoop}. For
 * tasks, and for programs that promise a latency.
 */
@NullMarked
package io.github.rnn4j.tasks.common.latency;

import org.jspecify.annotations.NullMarked;
