/** What is measured: networks, their sizes, their numbers, and the least time they can take. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
