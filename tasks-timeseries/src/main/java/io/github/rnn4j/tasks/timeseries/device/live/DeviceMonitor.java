package io.github.rnn4j.tasks.timeseries.device.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.live.KeyedMonitor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Watches many devices with one model while they run. After each frame it says what {@code ./rnn eval} would say of the window that ends
 * with it: on the backend {@code cpu} the scores are the same bits. Thread-safe, as a {@link KeyedMonitor} is, whose keys are the devices.
 *
 * <p>A device has no answer until its first window is full, and, where each has its own scale ({@code run:N}), not within its first N
 * frames, which are taken to be normal. A missing frame, or a gap in the times, begins a new window. Alarms go on and off by an {@link
 * AlarmRule}.
 *
 * <p>Memory for a device: {@link #bytesPerKey()}, that is 4 bytes for each value of a window, with a scale of its own 16 for each
 * feature, and some 400.
 */
@Experimental
public final class DeviceMonitor extends KeyedMonitor<DeviceFrame, Optional<DeviceAnswer>> {
    /**
     * Puts a model to work; no device is known yet. States go on from a snapshot whatever the rule of alarms was.
     *
     * @param backend stays the caller's
     * @param clock by which devices are idle
     */
    public DeviceMonitor(Backend backend, DeviceModel model, AlarmRule rule, KeyLimits limits, InstantSource clock) {
        super(new WatchingModel(backend, model, rule), limits, clock);
    }

    /**
     * Reads a model and puts it to work: alarms by the rule that its budget of false alarms was counted by, else for each window above the
     * threshold; the usual limits, the system's clock.
     *
     * @param backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is no model for devices; the message names it
     */
    public static DeviceMonitor load(Backend backend, Path model) {
        DeviceModel loaded = DeviceModel.load(model);
        return new DeviceMonitor(backend, loaded, loaded.budget().rule(), KeyLimits.DEFAULT, InstantSource.system());
    }

    /**
     * Takes the next frame of a device.
     *
     * @return what the model says of the window that ends with it; empty if there is none yet
     * @throws io.github.rnn4j.api.error.RnnException if the frame has another number of features than the model or a value that is not
     *     finite; if its time is not after the one before; or if a feature did not vary over the frames that the device's scale is taken
     *     from, which then begins anew
     */
    public Optional<DeviceAnswer> step(String device, DeviceFrame frame) {
        return next(device, frame);
    }

    /** Takes the next frame of a device, which follows the one before it. */
    public Optional<DeviceAnswer> step(String device, double... features) {
        return step(device, DeviceFrame.of(features));
    }

    /** Says that a frame of a device is missing: the next one begins a new window. */
    public void missing(String device) {
        next(device, DeviceFrame.MISSING);
    }
}
