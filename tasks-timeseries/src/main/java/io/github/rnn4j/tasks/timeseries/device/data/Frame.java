package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.tasks.common.data.Part;
import org.jspecify.annotations.Nullable;

/**
 * One row that is a frame.
 *
 * @param values its features; not changed by anyone
 * @param label number of its state, or -1
 * @param part the part it is of; null for none
 * @param follows whether nothing is missing before it
 * @param wanted whether it meets the conditions
 * @param line where it starts in its file, from 1
 */
@SuppressWarnings(
        "ArrayRecordComponent") // compared by nobody; a list of boxes for each frame would be ten times as large
record Frame(double[] values, int label, @Nullable Part part, boolean follows, boolean wanted, long line) {}
