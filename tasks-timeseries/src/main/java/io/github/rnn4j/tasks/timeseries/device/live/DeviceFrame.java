package io.github.rnn4j.tasks.timeseries.device.live;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * One frame of a device, or the word that one is missing. Immutable, by agreement: the array is not copied.
 *
 * @param values features as they are measured, in the model's order; empty if the frame is missing
 * @param seconds its time since some instant, the same for all frames of a device; NaN to go by the order alone
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record DeviceFrame(double[] values, double seconds) {
    /** A frame that did not come, or could not be read: the next one does not follow the one before. */
    public static final DeviceFrame MISSING = new DeviceFrame(new double[0], Double.NaN);

    /** Returns a frame that follows the one before it. */
    public static DeviceFrame of(double... values) {
        return new DeviceFrame(values, Double.NaN);
    }
}
