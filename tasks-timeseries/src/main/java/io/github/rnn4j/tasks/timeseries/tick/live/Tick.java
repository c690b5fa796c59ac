package io.github.rnn4j.tasks.timeseries.tick.live;

import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickTrade;
import org.jspecify.annotations.Nullable;

/**
 * What comes in of a ticker: a bar, a trade, or, where both are null, the word that something is missing.
 *
 * @param ticker whose profile is taken
 */
record Tick(String ticker, @Nullable TickBar bar, @Nullable TickTrade trade) {}
