/** From the start of Java to the first prediction. Start with {@code ColdStart}. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
