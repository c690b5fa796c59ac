package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns and rows of a stream mean what. Immutable.
 *
 * @param run columns that together name a run; empty if each table is one
 * @param features columns of the features, in the model's order
 * @param time column of times; null to go by the order of rows
 * @param where conditions that a row must meet to get an answer, every one of them; every row is a frame
 * @param exclude conditions that it must not meet, not one of them
 * @param skipBadRows true to leave out rows that are no frames; windows do not cross one. False to refuse them
 */
@Experimental
public record StreamColumns(
        List<String> run,
        List<String> features,
        @Nullable String time,
        List<String> where,
        List<String> exclude,
        boolean skipBadRows) {
    public StreamColumns {
        run = List.copyOf(run);
        features = List.copyOf(features);
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
    }
}
