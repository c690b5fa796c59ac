/** What it costs to watch a training. Start with {@code Watching}. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.watching;

import org.jspecify.annotations.NullMarked;
