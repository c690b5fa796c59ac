package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where frames come from and which of them take part. Immutable.
 *
 * @param files tables, at least one
 * @param run columns that together name a run; empty if each file is one
 * @param label column of the state, such as normal or faulty; null to find it by its name, or for none where none is needed
 * @param features columns that are learned from; empty for all numbers that do not give the state away
 * @param time column of times, checked to grow from frame to frame of a run; null to go by the order of rows
 * @param split column that says train, validation or test; null for {@code split} if there is one, else a split by run
 * @param where conditions that the last frame of a window must meet, every one of them
 * @param exclude conditions that the last frame of a window must not meet, not one of them
 * @param classes states in order, the first being the normal one; empty for all that the data has
 * @param skipBadRows true to leave out rows that are no frames and count them; windows do not cross one. False to refuse them
 */
@Experimental
public record DeviceSource(
        List<Path> files,
        List<String> run,
        @Nullable String label,
        List<String> features,
        @Nullable String time,
        @Nullable String split,
        List<String> where,
        List<String> exclude,
        List<String> classes,
        boolean skipBadRows) {
    public DeviceSource {
        files = List.copyOf(files);
        run = List.copyOf(run);
        features = List.copyOf(features);
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
        classes = List.copyOf(classes);
        if (files.isEmpty()) {
            throw invalid("--data: expected at least one file but got none.");
        }
        different("--run", run);
        different("--features", features);
        different("--classes", classes);
        if (classes.size() == 1) {
            throw invalid("--classes: expected two or more but got " + classes + ".");
        }
    }

    private static void different(String option, List<String> names) {
        if (names.stream().distinct().count() < names.size()) {
            throw invalid(option + ": expected different names but got " + names + ".");
        }
    }

    private static RnnException invalid(String message) {
        return new RnnException(ErrorCode.INVALID_ARGUMENT, message);
    }

    /** Returns all rows of some files, with columns found by their names. */
    public static DeviceSource of(Path... files) {
        return new DeviceSource(
                List.of(files), List.of(), null, List.of(), null, null, List.of(), List.of(), List.of(), false);
    }

    /** Returns this source with the columns that name a run. */
    public DeviceSource withRun(String... columns) {
        return new DeviceSource(
                files, List.of(columns), label, features, time, split, where, exclude, classes, skipBadRows);
    }

    /** Returns this source with the column of the state. */
    public DeviceSource withLabel(String column) {
        return new DeviceSource(files, run, column, features, time, split, where, exclude, classes, skipBadRows);
    }

    /** Returns this source with the columns that are learned from. */
    public DeviceSource withFeatures(String... columns) {
        return new DeviceSource(files, run, label, List.of(columns), time, split, where, exclude, classes, skipBadRows);
    }

    /** Returns this source with the column of times. */
    public DeviceSource withTime(String column) {
        return new DeviceSource(files, run, label, features, column, split, where, exclude, classes, skipBadRows);
    }

    /** Returns this source with the column of the parts. */
    public DeviceSource withSplit(String column) {
        return new DeviceSource(files, run, label, features, time, column, where, exclude, classes, skipBadRows);
    }

    /** Returns this source with conditions that the last frame of a window must not meet. */
    public DeviceSource withExclude(String... conditions) {
        return new DeviceSource(
                files, run, label, features, time, split, where, List.of(conditions), classes, skipBadRows);
    }

    /** Returns this source with bad rows left out and counted. */
    public DeviceSource skippingBadRows() {
        return new DeviceSource(files, run, label, features, time, split, where, exclude, classes, true);
    }
}
