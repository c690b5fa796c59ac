/**
 * Recordings out of tables: which columns are features, which rows are one run, and what a row that is no frame does. Start with {@link
 * io.github.rnn4j.tasks.timeseries.device.data.DeviceData}. For the other packages of this module and for the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.device.data;

import org.jspecify.annotations.NullMarked;
