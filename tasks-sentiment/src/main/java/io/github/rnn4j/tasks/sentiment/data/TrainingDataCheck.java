package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Parts;
import java.util.List;

/**
 * Refuses data that nothing can be learned from, before anything is learned.
 *
 * @param file how messages call the data
 * @param leastRows training rows that a class must have unless the classes were listed
 */
record TrainingDataCheck(String file, int leastRows) {
    void check(Parts<LabelledRow> rows, List<String> classes, boolean listed) {
        if (rows.train().isEmpty() || rows.validation().isEmpty()) {
            throw invalid("expected rows of the parts train and validation but got " + rows.sizes()
                    + ". Check the split column (--split), or give more rows.");
        }
        if (classes.size() < 2) {
            throw invalid("expected two or more classes but got one, '" + classes.get(0)
                    + "'. Check the column (--label) and the conditions.");
        }
        int least = listed ? 1 : leastRows;
        for (String name : classes) {
            long count = rows.train().stream()
                    .filter(row -> row.label().equals(name))
                    .count();
            if (count < least) {
                throw invalid("expected at least " + least + " training rows of each class but got " + count
                        + " of class '" + name + "'. "
                        + (listed ? "Leave it out of --classes." : "Name the classes to use with --classes."));
            }
        }
    }

    private RnnException invalid(String message) {
        return new RnnException(ErrorCode.INVALID_DATA, file + ": " + message);
    }
}
