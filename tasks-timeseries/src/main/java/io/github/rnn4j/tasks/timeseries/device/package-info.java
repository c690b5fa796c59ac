/**
 * Monitoring of devices: windows of frames, normal or faulty. Start with {@link io.github.rnn4j.tasks.timeseries.device.data.DeviceData}. For
 * programs that embed a model and for the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.device;

import org.jspecify.annotations.NullMarked;
