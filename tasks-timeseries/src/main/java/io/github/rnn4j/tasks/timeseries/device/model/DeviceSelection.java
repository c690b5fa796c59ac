package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.data.StreamColumns;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows and columns of its data a model was trained on, so that it can be scored on the same ones.
 *
 * @param run columns that together name a run
 * @param columns names that were given, by {@code label}, {@code time} and {@code split}
 * @param where conditions that the last frame of a window must meet
 * @param exclude conditions that it must not meet
 */
@Experimental
public record DeviceSelection(List<String> run, Map<String, String> columns, List<String> where, List<String> exclude) {
    private static final String LABEL = "label";
    private static final String TIME = "time";
    private static final String SPLIT = "split";

    public DeviceSelection {
        run = List.copyOf(run);
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
    }

    /** Returns what a source selects. */
    public static DeviceSelection of(DeviceSource source) {
        Map<String, String> columns = new TreeMap<>();
        putIfGiven(columns, LABEL, source.label());
        putIfGiven(columns, TIME, source.time());
        putIfGiven(columns, SPLIT, source.split());
        return new DeviceSelection(source.run(), columns, source.where(), source.exclude());
    }

    private static void putIfGiven(Map<String, String> columns, String key, @Nullable String name) {
        if (name != null) {
            columns.put(key, name);
        }
    }

    /** Returns the name of the column of the state; nothing if none was named. */
    public Optional<String> label() {
        return Optional.ofNullable(columns.get(LABEL));
    }

    /** Returns this selection without a column of the state, for data that has none. */
    public DeviceSelection withoutLabel() {
        Map<String, String> others = new TreeMap<>(columns);
        others.remove(LABEL);
        return new DeviceSelection(run, others, where, exclude);
    }

    /**
     * Returns a source with what it leaves open taken from here: columns that were not named and, of the very files of the training, the
     * conditions if it has none at all.
     *
     * @param features those of the model
     * @param classes states of the model
     * @param sameFiles whether the source is the training's
     */
    public DeviceSource complete(DeviceSource source, List<String> features, List<String> classes, boolean sameFiles) {
        boolean conditions =
                !sameFiles || !source.where().isEmpty() || !source.exclude().isEmpty();
        return new DeviceSource(
                source.files(),
                source.run().isEmpty() ? run : source.run(),
                source.label() == null ? columns.get(LABEL) : source.label(),
                features,
                source.time() == null ? columns.get(TIME) : source.time(),
                source.split() == null ? columns.get(SPLIT) : source.split(),
                conditions ? source.where() : where,
                conditions ? source.exclude() : exclude,
                classes,
                source.skipBadRows());
    }

    /**
     * Returns which columns of a stream mean what, with what is left open taken from here.
     *
     * @param features those of the model
     * @param named columns of a run; empty for those of the training
     * @param time column of times; null for that of the training
     */
    public StreamColumns stream(
            List<String> features,
            List<String> named,
            @Nullable String time,
            List<String> where,
            List<String> exclude,
            boolean skipBadRows) {
        return new StreamColumns(
                named.isEmpty() ? run : named,
                features,
                time == null ? columns.get(TIME) : time,
                where,
                exclude,
                skipBadRows);
    }
}
