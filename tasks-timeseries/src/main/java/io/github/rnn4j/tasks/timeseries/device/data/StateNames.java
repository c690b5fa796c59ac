package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.ClassNames;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.util.ArrayList;
import java.util.List;

/**
 * The states that devices are in, by number. Without a list they are those of the data in the order of {@link ClassNames}, so that 0 and
 * 1 are normal and faulty.
 *
 * @param names in order; empty where the data has no label
 */
record StateNames(List<String> names) {
    StateNames {
        names = List.copyOf(names);
    }

    /**
     * Finds them.
     *
     * @param several whether fewer than two are refused
     */
    static StateNames of(List<Table> tables, DeviceColumns columns, List<String> listed, boolean several) {
        if (!columns.hasLabel() || !listed.isEmpty()) {
            return new StateNames(columns.hasLabel() ? listed : List.of());
        }
        List<String> labels = new ArrayList<>();
        for (Table table : tables) {
            int column = columns.label(table);
            table.rows().forEach(row -> labels.add(row.fields().get(column).strip()));
        }
        labels.removeIf(String::isEmpty); // refused, or skipped, where frames are read
        List<String> names = ClassNames.ordered(labels);
        if (several && names.size() < 2) {
            Table first = tables.get(0);
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    first.file() + ": expected two or more states but got " + names + " (column '"
                            + first.columns().get(columns.label(first)) + "'). Check the column (--label).");
        }
        return new StateNames(names);
    }

    /** Returns the number of a row's state; -1 if there are no states or this is none of them. */
    int number(Table table, TableRow row, DeviceColumns columns) {
        return columns.hasLabel()
                ? names.indexOf(row.fields().get(columns.label(table)).strip())
                : -1;
    }
}
