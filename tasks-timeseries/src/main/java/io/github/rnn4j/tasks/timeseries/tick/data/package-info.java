/**
 * Prices out of tables: bars, or trades that become bars, ticker by ticker. Start with {@link
 * io.github.rnn4j.tasks.timeseries.tick.data.TickData}. For the other packages of this module.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.tick.data;

import org.jspecify.annotations.NullMarked;
