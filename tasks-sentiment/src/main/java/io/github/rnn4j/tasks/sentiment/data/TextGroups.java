package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.tasks.sentiment.text.TextNormalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows by class, shuffled, for whoever deals them out. Rows of equal text (see {@link TextNormalizer#key}) stay together, in the
 * class of the first of them. Equal rows and seeds give equal orders.
 */
final class TextGroups {
    private final List<List<List<Integer>>> classes;

    private TextGroups(List<List<List<Integer>>> classes) {
        this.classes = classes;
    }

    /** A group of rows in its class. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes the next group.
         *
         * @param rows positions of its rows
         * @param before rows of the class that were taken before
         * @param total rows of the class
         */
        void take(List<Integer> rows, int before, int total);
    }

    static TextGroups of(List<LabelledRow> rows, long seed) {
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
        List<List<List<Integer>>> shuffled = new ArrayList<>();
        for (List<List<Integer>> ofClass : classes.values()) {
            shuffled.add(shuffled(ofClass, new RandomKey(seed, Purpose.SPLITTING, shuffled.size(), 0)));
        }
        return new TextGroups(shuffled);
    }

    private static List<List<Integer>> shuffled(List<List<Integer>> groups, RandomKey key) {
        int[] order = new int[groups.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        new RandomStream(key).shuffle(order);
        List<List<Integer>> shuffled = new ArrayList<>();
        for (int index : order) {
            shuffled.add(groups.get(index));
        }
        return shuffled;
    }

    /** Hands over the groups, class by class, in their order. */
    void each(Taker taker) {
        for (List<List<Integer>> groups : classes) {
            int total = groups.stream().mapToInt(List::size).sum();
            int before = 0;
            for (List<Integer> group : groups) {
                taker.take(group, before, total);
                before += group.size();
            }
        }
    }
}
