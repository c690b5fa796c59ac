/** What sizes cost that fill no vector, beside neighbours that do. Start with {@code OddSizes}. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.oddsize;

import org.jspecify.annotations.NullMarked;
