package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import org.jspecify.annotations.Nullable;

/**
 * One row of a stream. Immutable.
 *
 * @param ticker name of its ticker
 * @param line where it starts in its file, from 1
 * @param time the field of its time
 * @param bar what it says; null if rows are trades, or the row is bad and was left out
 * @param trade what it says; null if rows are bars, or the row is bad and was left out
 * @param wanted whether it meets the conditions
 */
@Experimental
public record StreamedTick(
        String ticker,
        long line,
        String time,
        @Nullable TickBar bar,
        @Nullable TickTrade trade,
        boolean wanted) {}
