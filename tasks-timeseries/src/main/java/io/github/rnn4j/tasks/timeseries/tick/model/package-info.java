/**
 * What forecasts from windows of bars: profiles of tickers, features, baselines, the network, and all of them as one file. Start with
 * {@link io.github.rnn4j.tasks.timeseries.tick.model.TickModel}. For the other packages of this module and for programs that read models.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.tick.model;

import org.jspecify.annotations.NullMarked;
