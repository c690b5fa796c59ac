/** Speed, measured beside what the machine can do. Start with {@code Bench}. */
@NullMarked
package io.github.rnn4j.verification.benchmarks;

import org.jspecify.annotations.NullMarked;
