/**
 * Devices that are watched while they run. Start with {@link io.github.rnn4j.tasks.timeseries.device.live.DeviceMonitor}. For programs and
 * for the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.device.live;

import org.jspecify.annotations.NullMarked;
