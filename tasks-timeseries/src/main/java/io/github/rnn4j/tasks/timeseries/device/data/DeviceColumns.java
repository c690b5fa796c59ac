package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.tasks.common.data.ColumnFinder;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.SplitColumn;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which column of some tables means what, and what its fields say of a row. Immutable. */
final class DeviceColumns {
    private static final List<String> STATES =
            List.of("label", "state", "anomaly", "fault", "failure", "faulty", "class", "target");

    /** What says when a fault begins, or how far off it is. */
    private static final List<String> HINTS = List.of("changepoint", "rul");

    private static final ColumnFinder LABEL = new ColumnFinder("--label", "the state", STATES);

    private final DeviceSource source;
    private final SplitColumn split;
    private final @Nullable String label;

    private DeviceColumns(DeviceSource source, SplitColumn split, @Nullable String label) {
        this.source = source;
        this.split = split;
        this.label = label;
    }

    static DeviceColumns of(List<Table> tables, DeviceSource source, boolean labelNeeded) {
        Table first = tables.get(0);
        boolean usual = first.columns().stream().anyMatch(name -> STATES.contains(name.toLowerCase(Locale.ROOT)));
        String label = labelNeeded || source.label() != null || usual
                ? first.columns().get(LABEL.find(first, source.label()))
                : null;
        DeviceColumns columns = new DeviceColumns(source, new SplitColumn(source.split(), tables), label);
        tables.forEach(columns::check);
        return columns;
    }

    /** Returns true if a column is called like a state or what gives it away: no feature unless asked for. */
    static boolean namesState(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return STATES.contains(name) || HINTS.contains(name);
    }

    private void check(Table table) {
        source.run().forEach(column -> table.column(column, "--run"));
        if (label != null) {
            table.column(label, "--label");
        }
        if (source.time() != null) {
            table.column(source.time(), "--time");
        }
        split.position(table);
    }

    boolean hasSplit() {
        return split.isPresent();
    }

    boolean hasLabel() {
        return label != null;
    }

    /** Returns the position of the state, or -1. */
    int label(Table table) {
        return label == null ? -1 : table.columns().indexOf(label);
    }

    /** Returns the position of the time, or -1. */
    int time(Table table) {
        return source.time() == null ? -1 : table.columns().indexOf(source.time());
    }

    /** Returns the part that a row says it is of; null for none. */
    @Nullable
    Part part(Table table, TableRow row) {
        return split.isPresent()
                ? Part.find(row.fields().get(split.position(table)).strip()).orElse(null)
                : null;
    }

    /** Returns true if something is learned from a row, as far as its part goes. */
    boolean isTraining(Table table, TableRow row) {
        return !split.isPresent() || part(table, row) == Part.TRAIN;
    }

    /** Returns the name of the run that a row is of. */
    String run(Table table, TableRow row) {
        String fields = source.run().stream()
                .map(column -> row.fields().get(table.columns().indexOf(column)).strip())
                .collect(Collectors.joining("/"));
        if (fields.isEmpty()) {
            return table.file();
        }
        return source.files().size() > 1 ? table.file() + ":" + fields : fields;
    }

    /** Returns the columns that are no features by default, for what they are. */
    Set<String> taken(Table table) {
        Set<String> taken = new HashSet<>(source.run());
        if (label != null) {
            taken.add(label);
        }
        if (source.time() != null) {
            taken.add(source.time());
        }
        if (split.isPresent()) {
            taken.add(table.columns().get(split.position(table)));
        }
        return taken;
    }
}
