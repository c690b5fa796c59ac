/** A process of its own for each measurement. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
