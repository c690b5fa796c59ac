package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file's header and rows. Immutable.
 *
 * @param file how messages call the file
 * @param sha256 digest of the file's bytes, in hexadecimal
 * @param columns names, each once
 * @param rows at least one, each with a field for every column
 */
@Experimental
public record Table(String file, String sha256, List<String> columns, List<TableRow> rows) {
    /**
     * Checks the table.
     *
     * @throws RnnException with code {@code INVALID_DATA} if a column stands twice, there is no row, or a row has another
     *     number of fields than the header
     */
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw invalid(
                        file + ": expected each column once but got '" + column + "' twice (line 1). Rename one.");
            }
        }
        if (rows.isEmpty()) {
            throw invalid(file + ": expected rows below the header but got none. Check the file.");
        }
        for (TableRow row : rows) {
            check(file, row, columns.size());
        }
    }

    /** Refuses a row that has another number of fields than there are columns. */
    void check(TableRow row) {
        check(file, row, columns.size());
    }

    private static void check(String file, TableRow row, int width) {
        if (row.fields().size() != width) {
            throw invalid(file + ": expected " + width + " fields, as in the header, but got "
                    + row.fields().size() + " (line " + row.line() + "). Mend or drop the row.");
        }
    }

    /**
     * Returns the position of a column.
     *
     * @param option who asked for it, such as {@code --text}
     * @throws RnnException with code {@code INVALID_DATA} if there is none of that name; the message lists all
     */
    public int column(String name, String option) {
        int position = columns.indexOf(name);
        if (position < 0) {
            throw invalid(file + ": expected a column '" + name + "' (" + option + ") but got " + columnList() + "."
                    + Suggestion.sentence(name, columns));
        }
        return position;
    }

    /** Returns the names for a message. */
    public String columnList() {
        return String.join(", ", columns);
    }

    private static RnnException invalid(String message) {
        return new RnnException(ErrorCode.INVALID_DATA, message);
    }
}
