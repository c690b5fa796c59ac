package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * One row of a table.
 *
 * @param line where it starts in its file, from 1
 * @param fields one for each column
 */
@Experimental
public record TableRow(long line, List<String> fields) {
    public TableRow {
        fields = List.copyOf(fields);
    }
}
