package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds a column by the name that was given, else by the usual names in the order of their list, without regard to case.
 *
 * @param option option that gives the name, such as {@code --text}
 * @param holds what is in it
 * @param usual lower-case names to look for
 */
@Internal
public record ColumnFinder(String option, String holds, List<String> usual) {
    public ColumnFinder {
        usual = List.copyOf(usual);
    }

    /**
     * Returns the position of the column.
     *
     * @param given its name; null to look for the usual ones
     * @throws RnnException with code {@code INVALID_DATA} if there is none
     */
    public int find(Table table, @Nullable String given) {
        if (given != null) {
            return table.column(given, option);
        }
        List<String> columns = table.columns().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        for (String name : usual) {
            if (columns.contains(name)) {
                return columns.indexOf(name);
            }
        }
        throw new RnnException(
                ErrorCode.INVALID_DATA,
                table.file() + ": expected a column with " + holds + ", such as '" + usual.get(0) + "', but got "
                        + table.columnList() + ". Name it with " + option + ".");
    }
}
