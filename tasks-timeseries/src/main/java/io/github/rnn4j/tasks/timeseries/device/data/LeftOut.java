package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A column of numbers that is no feature unless it is asked for.
 *
 * @param column its name
 * @param reason why, such as {@code nearly determines the label}
 */
@Experimental
public record LeftOut(String column, String reason) {
    /** Returns true if the column was left out because it nearly determines the state. */
    public boolean determines() {
        return reason.equals(ColumnReading.DETERMINES);
    }
}
