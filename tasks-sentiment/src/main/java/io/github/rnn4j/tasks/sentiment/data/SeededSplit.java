package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Splits rows 70/15/15 by seed, class by class, for data without a split column, with rows of equal text together (see {@link
 * TextGroups}). Equal rows and seeds give equal parts.
 */
final class SeededSplit {
    private static final double TRAIN = 0.70;
    private static final double TRAIN_AND_VALIDATION = 0.85;

    private final long seed;

    SeededSplit(long seed) {
        this.seed = seed;
    }

    /** Returns the rows of each part in their order. */
    Parts<LabelledRow> split(List<LabelledRow> rows) {
        Part[] parts = new Part[rows.size()];
        TextGroups.of(rows, seed)
                .each((group, before, total) -> group.forEach(row -> parts[row] = part(before, total)));
        Iterator<Part> next = Arrays.asList(parts).iterator();
        return Parts.sort(rows, row -> next.next());
    }

    private static Part part(int before, int total) {
        if (before < Math.round(TRAIN * total)) {
            return Part.TRAIN;
        }
        return before < Math.round(TRAIN_AND_VALIDATION * total) ? Part.VALIDATION : Part.TEST;
    }
}
