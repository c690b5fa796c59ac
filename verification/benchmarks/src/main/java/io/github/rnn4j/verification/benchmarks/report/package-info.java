/** Results as a table and as JSON. */
@NullMarked
package io.github.rnn4j.verification.benchmarks.report;

import org.jspecify.annotations.NullMarked;
