/** The same measurement at many sizes. Start with {@code Sweep}. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.sweep;

import org.jspecify.annotations.NullMarked;
