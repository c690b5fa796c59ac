package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Deals rows out to folds by seed, class by class, with rows of equal text together (see {@link TextGroups}). Each fold is the test part
 * once; of the other rows as large a share is for validation as in a split of 70/15/15. Equal rows and seeds give equal folds.
 */
final class SeededFolds {
    private static final double VALIDATION = 0.15 / 0.85;

    private final int folds;
    private final long seed;

    SeededFolds(int folds, long seed) {
        this.folds = folds;
        this.seed = seed;
    }

    /** Returns, for each fold, the rows of each part in their order. */
    List<Parts<LabelledRow>> split(List<LabelledRow> rows) {
        Part[][] parts = new Part[folds][rows.size()];
        TextGroups.of(rows, seed).each((group, before, total) -> {
            for (int fold = 0; fold < folds; fold++) {
                Part part = part(fold, (double) before / total);
                for (int row : group) {
                    parts[fold][row] = part;
                }
            }
        });
        List<Parts<LabelledRow>> split = new ArrayList<>();
        for (Part[] ofFold : parts) {
            Iterator<Part> next = Arrays.asList(ofFold).iterator();
            split.add(Parts.sort(rows, row -> next.next()));
        }
        return split;
    }

    /** @param place where in its class a row stands, from 0 to below 1; a fold's rows are followed by its validation rows */
    private Part part(int fold, double place) {
        int own = (int) (place * folds);
        if (own == fold) {
            return Part.TEST;
        }
        double behind = (place - (fold + 1.0) / folds + 1) % 1;
        return behind < VALIDATION * (1 - 1.0 / folds) ? Part.VALIDATION : Part.TRAIN;
    }
}
