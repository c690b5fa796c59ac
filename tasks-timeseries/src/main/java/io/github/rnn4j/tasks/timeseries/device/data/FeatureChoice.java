package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Decimal;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which columns are learned from: those that were named, else all columns of numbers but those that say what a row is, that name the
 * state or nearly determine it, that count the frames, or that are constant.
 *
 * @param features names in the order of the first table
 * @param leftOut columns of numbers that are none, where none were named
 * @param determining features that were named although they name or nearly determine the state
 */
record FeatureChoice(List<String> features, List<LeftOut> leftOut, List<String> determining) {
    private static final String NAMES = "names the state";
    private static final Set<String> GIVING_AWAY = Set.of(NAMES, ColumnReading.DETERMINES);

    /** Returns the named columns of data that nothing is learned from. */
    static FeatureChoice toScore(List<Table> tables, List<String> named) {
        for (Table table : tables) {
            named.forEach(name -> table.column(name, "--features"));
        }
        return new FeatureChoice(named, List.of(), List.of());
    }

    /**
     * Chooses.
     *
     * @param normalOnly whether only normal frames are learned from
     */
    static FeatureChoice of(
            List<Table> tables, DeviceColumns columns, StateNames states, List<String> named, boolean normalOnly) {
        Table first = tables.get(0);
        for (Table table : tables) {
            named.forEach(name -> table.column(name, "--features"));
        }
        List<String> features = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        List<String> determining = new ArrayList<>();
        for (String name : named.isEmpty() ? first.columns() : named) {
            if (named.isEmpty() && (columns.taken(first).contains(name) || !isOfNumbers(tables, name))) {
                continue;
            }
            Optional<String> reason = reason(tables, columns, states, name, normalOnly);
            if (!named.isEmpty()) {
                refuseConstant(first, name, reason, normalOnly);
                features.add(name);
                reason.filter(GIVING_AWAY::contains).ifPresent(found -> determining.add(name));
            } else if (reason.isPresent()) {
                leftOut.add(new LeftOut(name, reason.get()));
            } else {
                features.add(name);
            }
        }
        if (features.isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    first.file() + ": expected columns of numbers to learn from but got none of " + first.columnList()
                            + " (left out: " + leftOut + "). Name them with --features.");
        }
        return new FeatureChoice(List.copyOf(features), List.copyOf(leftOut), List.copyOf(determining));
    }

    private static void refuseConstant(Table table, String name, Optional<String> reason, boolean normalOnly) {
        if (reason.equals(Optional.of(ColumnReading.CONSTANT))) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    table.file() + ": expected a feature that varies over the training rows"
                            + (normalOnly ? " that are normal" : "") + " but '" + name
                            + "' is constant. Leave it out of --features.");
        }
    }

    /** More than half, so that a stray word in a column of numbers is told and does not make the column disappear. */
    private static boolean isOfNumbers(List<Table> tables, String name) {
        long rows = 0;
        long numbers = 0;
        for (Table table : tables) {
            int column = table.columns().indexOf(name);
            for (TableRow row : column < 0 ? List.<TableRow>of() : table.rows()) {
                rows++;
                numbers += Decimal.parse(row.fields().get(column).strip()).isPresent() ? 1 : 0;
            }
        }
        return 2 * numbers > rows;
    }

    private static Optional<String> reason(
            List<Table> tables, DeviceColumns columns, StateNames states, String name, boolean normalOnly) {
        if (DeviceColumns.namesState(name)) {
            return Optional.of(NAMES);
        }
        ColumnReading reading = new ColumnReading(states.names().size(), normalOnly);
        Map<String, ColumnReading.Counter> counters = new TreeMap<>();
        for (Table table : tables) {
            int column = table.columns().indexOf(name);
            for (TableRow row : column < 0 ? List.<TableRow>of() : table.rows()) {
                Decimal.parse(row.fields().get(column).strip()).ifPresent(value -> {
                    counters.computeIfAbsent(columns.run(table, row), run -> new ColumnReading.Counter())
                            .add(value);
                    if (columns.isTraining(table, row)) {
                        reading.add(value, states.number(table, row, columns));
                    }
                });
            }
        }
        if (counters.values().stream().allMatch(ColumnReading.Counter::counts)) {
            return Optional.of("counts the frames");
        }
        return reading.reason();
    }
}
