package io.github.rnn4j.tasks.timeseries.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Decimal;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.util.OptionalDouble;

/**
 * Numbers out of the fields of rows. What is no finite number is refused by its line and column, or, where bad rows are skipped, the row
 * is left out and counted. Not thread-safe.
 */
@Experimental
public final class NumberReader {
    private final boolean skipBadRows;
    private int skipped;

    /**
     * @param skipBadRows whether bad rows are left out and counted rather than refused
     */
    public NumberReader(boolean skipBadRows) {
        this.skipBadRows = skipBadRows;
    }

    /** Returns how many rows were left out so far. */
    public int skipped() {
        return skipped;
    }

    /**
     * Reads some fields of a row.
     *
     * @return false if the row is to be left out
     * @throws RnnException if a field is no finite number and bad rows are not skipped
     */
    public boolean read(Table table, TableRow row, int[] columns, double[] values) {
        for (int i = 0; i < columns.length; i++) {
            String field = row.fields().get(columns[i]).strip();
            OptionalDouble number = Decimal.parse(field);
            if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
                return bad(table, row, columns[i], "a finite number but got '" + field + "'");
            }
            values[i] = number.getAsDouble();
        }
        return true;
    }

    /**
     * Refuses a row, or counts it as left out.
     *
     * @param problem what was expected and what is there
     * @return false
     * @throws RnnException unless bad rows are skipped
     */
    public boolean bad(Table table, TableRow row, int column, String problem) {
        if (!skipBadRows) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    table.file() + ": expected " + problem + " (line " + row.line() + ", column '"
                            + table.columns().get(column)
                            + "'). Mend it, or leave such rows out with --skip-bad-rows.");
        }
        skipped++;
        return false;
    }
}
