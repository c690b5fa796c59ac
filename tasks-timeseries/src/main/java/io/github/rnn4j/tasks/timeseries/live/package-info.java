/**
 * What ticks and devices share while rows come in: one state per key, and a network that many threads ask. Start with {@link
 * io.github.rnn4j.tasks.timeseries.live.KeyedMonitor}. For the other packages of this module and programs that hold a monitor of either.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.live;

import org.jspecify.annotations.NullMarked;
