package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;
import org.jspecify.annotations.Nullable;

/**
 * One row of a stream. Immutable, by agreement: the array is not copied.
 *
 * @param run name of its run
 * @param line where it starts in its file, from 1
 * @param time the field of its time; null where no column is one
 * @param seconds its time; NaN where no column is one
 * @param values its features; null if the row is bad and was left out
 * @param wanted whether it meets the conditions
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record StreamedFrame(
        String run, long line, @Nullable String time, double seconds, double @Nullable [] values, boolean wanted) {}
