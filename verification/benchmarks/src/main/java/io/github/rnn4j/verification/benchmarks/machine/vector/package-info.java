/** Loops of the Vector API, compiled by themselves. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.machine.vector;

import org.jspecify.annotations.NullMarked;
