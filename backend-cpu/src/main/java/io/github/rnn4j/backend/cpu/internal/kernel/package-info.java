/**
 * Plain loops over Java arrays, shaped so that the JIT compiler vectorises them. Start with {@link
 * io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements}. For this backend only: nothing here checks its arguments,
 * and everything may change.
 *
 * <p>Shape of a fast loop: every array is indexed by the bare loop variable, one array is written, and few operands take part
 * (at most four products a pass). An offset added to the index costs a factor of five and more, which is why rows are copied
 * into scratch arrays first.
 */
@NullMarked
package io.github.rnn4j.backend.cpu.internal.kernel;

import org.jspecify.annotations.NullMarked;
