package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;

/** Hears of what happens in a training on devices, on its thread; training waits for it. */
@Experimental
@FunctionalInterface
public interface DeviceListener {
    /** A listener that does nothing. */
    DeviceListener NONE = event -> {};

    /** Hears of one event. */
    void on(DeviceEvent event);
}
