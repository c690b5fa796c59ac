/** What a call costs as its sizes grow. Start with {@code Scaling}. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
