/**
 * The truth of the kit: a backend of tier 1 in the plainest possible loops, every number held in float64. Its formulas are the
 * documentation of the primitives. Start with {@link io.github.rnn4j.tck.oracle.ReferenceBackendProvider}; {@link
 * io.github.rnn4j.tck.oracle.EagerOps} runs a cell on it, or on any backend, call by call.
 *
 * <p>For tests only: it is slow on purpose and is not registered for discovery.
 */
@NullMarked
package io.github.rnn4j.tck.oracle;

import org.jspecify.annotations.NullMarked;
