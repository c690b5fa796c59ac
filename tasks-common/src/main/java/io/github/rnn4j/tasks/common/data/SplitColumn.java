package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Internal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The column that says train, validation or test: the one that was named, else {@code split} if any of the tables has it. Rows with
 * anything else in it take part in nothing. Immutable.
 */
@Internal
public final class SplitColumn {
    private static final String DEFAULT = "split";

    private final String name;
    private final boolean present;

    /**
     * @param given its name; null for {@code split} if there is one
     */
    public SplitColumn(@Nullable String given, List<Table> tables) {
        this.name = given == null ? DEFAULT : given;
        this.present = given != null
                || tables.stream().anyMatch(table -> table.columns().contains(DEFAULT));
    }

    /** Returns true if a column says the parts. */
    public boolean isPresent() {
        return present;
    }

    /**
     * Returns its position in a table, or -1 if there is no such column.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if this table is the one that lacks it
     */
    public int position(Table table) {
        return present ? table.column(name, "--split") : -1;
    }
}
