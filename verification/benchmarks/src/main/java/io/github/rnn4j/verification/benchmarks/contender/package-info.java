/** Who runs a workload. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
