package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import io.github.rnn4j.tasks.sentiment.text.TextNormalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits rows 70/15/15 by seed, class by class, for data without a split column. Rows of equal text (see {@link
 * TextNormalizer#key}) stay together, in the class of the first of them. Equal rows and seeds give equal parts.
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
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            groups.computeIfAbsent(TextNormalizer.key(rows.get(row).text()), key -> new ArrayList<>())
                    .add(row);
        }
        Map<String, List<List<Integer>>> classes = new TreeMap<>();
        for (List<Integer> group : groups.values()) {
            classes.computeIfAbsent(rows.get(group.get(0)).label(), label -> new ArrayList<>())
                    .add(group);
        }
        Part[] parts = new Part[rows.size()];
        int number = 0;
        for (List<List<Integer>> ofClass : classes.values()) {
            assign(ofClass, number++, parts);
        }
        Iterator<Part> next = Arrays.asList(parts).iterator();
        return Parts.sort(rows, row -> next.next());
    }

    private void assign(List<List<Integer>> groups, int classNumber, Part[] parts) {
        int[] order = new int[groups.size()];
        int total = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            total += groups.get(i).size();
        }
        new RandomStream(new RandomKey(seed, Purpose.SPLITTING, classNumber, 0)).shuffle(order);
        int before = 0;
        for (int index : order) {
            Part part = part(before, total);
            groups.get(index).forEach(row -> parts[row] = part);
            before += groups.get(index).size();
        }
    }

    private static Part part(int before, int total) {
        if (before < Math.round(TRAIN * total)) {
            return Part.TRAIN;
        }
        return before < Math.round(TRAIN_AND_VALIDATION * total) ? Part.VALIDATION : Part.TEST;
    }
}
