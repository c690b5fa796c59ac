/**
 * What the parts of some recordings share although they should not, and by how much that makes figures better. Start with {@link
 * io.github.rnn4j.tasks.timeseries.device.leak.DeviceLeaks}. For {@link io.github.rnn4j.tasks.timeseries.device.DeviceTraining}.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.device.leak;

import org.jspecify.annotations.NullMarked;
