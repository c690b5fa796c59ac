package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import io.github.rnn4j.tasks.timeseries.data.NumberReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Times and numbers out of rows that are bars or trades; what is wrong is refused by its line and column, or, where bad rows are skipped,
 * counted. Not thread-safe.
 */
final class TickRows {
    private final boolean trades;
    private final NumberReader fields;

    TickRows(TickSource source) {
        this.trades = source.isTrades();
        this.fields = new NumberReader(source.skipBadRows());
    }

    /** Returns how many rows were left out as bad. */
    int skipped() {
        return fields.skipped();
    }

    /**
     * Reads the time of a row.
     *
     * @param clock reads a field
     * @return null if the row is to be left out
     */
    TickTimes.@Nullable Reading time(
            Table table, TickColumns columns, TableRow row, Function<String, TickTimes.Reading> clock) {
        TickTimes.Reading reading = clock.apply(row.fields().get(columns.time()).strip());
        if (reading.problem() != null) {
            fields.bad(table, row, columns.time(), reading.problem());
            return null;
        }
        return reading;
    }

    /**
     * Reads the numbers of a row.
     *
     * @return those of {@link TickSource#BARS} or {@link TickSource#TRADES}, without a volume 0 in its place; null if the row is to be left
     *     out
     */
    double @Nullable [] numbers(Table table, TickColumns columns, TableRow row) {
        int[] positions = columns.numbers();
        int prices = trades ? 1 : TickSource.BARS.size() - 1;
        double[] values = new double[prices + 1];
        if (!fields.read(table, row, positions, values)) {
            return null;
        }
        PriceProblem problem = PriceProblem.find(
                values, prices, i -> "'" + row.fields().get(positions[i]).strip() + "'");
        if (problem != null) {
            fields.bad(table, row, positions[problem.position()], problem.text());
            return null;
        }
        return values;
    }
}
