package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.tasks.common.data.RowSelection;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import io.github.rnn4j.tasks.timeseries.data.NumberReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the rows of tables into runs. Used once. */
final class RunReader {
    private final DeviceSource source;
    private final DeviceColumns columns;
    private final StateNames states;
    private final List<String> features;
    private final NumberReader fields;

    RunReader(DeviceSource source, DeviceColumns columns, StateNames states, List<String> features) {
        this.source = source;
        this.columns = columns;
        this.states = states;
        this.features = features;
        this.fields = new NumberReader(source.skipBadRows());
    }

    /** A run that is being read. */
    private static final class Open {
        private final List<Frame> frames = new ArrayList<>();
        private final RunClock clock = new RunClock();
        private boolean broken = true;
    }

    List<DeviceRun> read(List<Table> tables) {
        Map<String, Open> runs = new LinkedHashMap<>();
        RowSelection selection = new RowSelection(source.where(), source.exclude());
        for (Table table : tables) {
            Set<TableRow> wanted = selection.identitiesOf(table);
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
        runs.forEach((name, run) -> result.add(new DeviceRun(name, features.size(), run.frames, run.clock.step())));
        return result;
    }

    int skipped() {
        return fields.skipped();
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

    private boolean isInTime(Table table, TableRow row, Open run) {
        int column = columns.time(table);
        if (column < 0) {
            return true;
        }
        RunClock.Reading reading = run.clock.next(row.fields().get(column).strip());
        if (reading.problem() == null) {
            return true;
        }
        if (reading.isGap() && source.skipBadRows()) {
            run.broken = true;
            return true;
        }
        return fields.bad(table, row, column, reading.problem());
    }
}
