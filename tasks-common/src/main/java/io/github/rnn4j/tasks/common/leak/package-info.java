/**
 * Leaks: what the parts of some data share although they should share nothing, so that figures come out better than they will be later.
 * Tasks find them before they train; {@link io.github.rnn4j.tasks.common.leak.LeakGate} judges what was found. Start with {@link
 * io.github.rnn4j.tasks.common.leak.Leak}. For task modules and the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.common.leak;

import org.jspecify.annotations.NullMarked;
