package io.github.rnn4j.tasks.timeseries.data;

import io.github.rnn4j.tasks.common.data.RowSelection;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the rows of tables into runs. Used once. */
final class RunReader {
    private final DeviceSource source;
    private final DeviceColumns columns;
    private final StateNames states;
    private final List<String> features;
    private final FrameReader fields;

    RunReader(DeviceSource source, DeviceColumns columns, StateNames states, List<String> features) {
        this.source = source;
        this.columns = columns;
        this.states = states;
        this.features = features;
        this.fields = new FrameReader(source.skipBadRows());
    }

    /** A run that is being read. */
    private static final class Open {
        private final List<Frame> frames = new ArrayList<>();
        private boolean broken = true;
        private TimeColumn.@Nullable Time last;
        private double step;
    }

    List<DeviceRun> read(List<Table> tables) {
        Map<String, Open> runs = new LinkedHashMap<>();
        RowSelection selection = new RowSelection(source.where(), source.exclude());
        for (Table table : tables) {
            Set<TableRow> wanted = wanted(selection, table);
            int[] positions = features.stream()
                    .mapToInt(name -> table.column(name, "--features"))
                    .toArray();
            for (TableRow row : table.rows()) {
                Open run = runs.computeIfAbsent(columns.run(table, row), name -> new Open());
                read(table, row, positions, wanted.contains(row), run);
            }
        }
        if (runs.values().stream().flatMap(run -> run.frames.stream()).noneMatch(Frame::wanted)) {
            throw selection.noneOf(tables);
        }
        List<DeviceRun> result = new ArrayList<>();
        runs.forEach((name, run) -> result.add(new DeviceRun(name, features.size(), run.frames)));
        return result;
    }

    int skipped() {
        return fields.skipped();
    }

    private static Set<TableRow> wanted(RowSelection selection, Table table) {
        Set<TableRow> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(selection.of(table));
        return wanted;
    }

    private void read(Table table, TableRow row, int[] positions, boolean wanted, Open run) {
        double[] values = new double[positions.length];
        if (!fields.read(table, row, positions, values) || !hasState(table, row) || !isInTime(table, row, run)) {
            run.broken = true;
            return;
        }
        int label = states.number(table, row, columns);
        // A state that was not listed takes part in nothing, but is a frame of what comes after it.
        boolean scored = wanted && (label >= 0 || !columns.hasLabel());
        run.frames.add(new Frame(values, label, columns.part(table, row), !run.broken, scored, row.line()));
        run.broken = false;
    }

    private boolean hasState(Table table, TableRow row) {
        int column = columns.label(table);
        return column < 0
                || !row.fields().get(column).isBlank()
                || fields.bad(table, row, column, "a state but got an empty field");
    }

    /** A run's first two times say how far apart frames are; half as much again is a gap. */
    private boolean isInTime(Table table, TableRow row, Open run) {
        int column = columns.time(table);
        if (column < 0) {
            return true;
        }
        String field = row.fields().get(column).strip();
        TimeColumn.Time time = TimeColumn.parse(field);
        if (time == null) {
            return fields.bad(
                    table, row, column, "a time (seconds, or like 2026-03-01T09:30:00) but got '" + field + "'");
        }
        TimeColumn.Time last = run.last;
        if (last != null) {
            if (!last.kind().equals(time.kind())) {
                return fields.bad(table, row, column, last.kind() + " as before but got '" + field + "'");
            }
            double passed = time.seconds() - last.seconds();
            if (passed <= 0) {
                String problem = passed == 0 ? "the same as the row before" : "one before it";
                return fields.bad(
                        table,
                        row,
                        column,
                        "a time after that of the run's row before but got " + problem + ", '" + field + "'");
            }
            if (run.step > 0 && passed > 1.5 * run.step) {
                // The frame itself is good: only what was before it is missing.
                if (source.skipBadRows()) {
                    run.broken = true;
                } else {
                    return fields.bad(
                            table,
                            row,
                            column,
                            "the next frame " + run.step + " s after the one before but got a gap of " + passed
                                    + " s before '" + field + "'");
                }
            } else if (run.step == 0) {
                run.step = passed;
            }
        }
        run.last = time;
        return true;
    }
}
