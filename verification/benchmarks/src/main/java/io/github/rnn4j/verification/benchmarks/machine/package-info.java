/** What the machine can do at most. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
