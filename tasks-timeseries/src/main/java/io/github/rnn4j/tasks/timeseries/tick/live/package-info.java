/**
 * Forecasts for many tickers while their bars or trades come in. Start with {@link
 * io.github.rnn4j.tasks.timeseries.tick.live.TickMonitor}. For programs that follow markets and the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.tick.live;

import org.jspecify.annotations.NullMarked;
