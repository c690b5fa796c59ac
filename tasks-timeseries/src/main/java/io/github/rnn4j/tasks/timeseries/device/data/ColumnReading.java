package io.github.rnn4j.tasks.timeseries.device.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the training values of one column say by themselves. Not thread-safe. */
final class ColumnReading {
    static final String CONSTANT = "is constant";
    static final String DETERMINES = "nearly determines the state";

    /** Share of rows that a single threshold may get wrong and still nearly determine the state. */
    private static final double NEARLY = 0.001;

    /** Rows of the rarest state, and frames of a run, that it takes to say so: with fewer it may be chance. */
    private static final int ENOUGH = 10;

    private record Value(double value, int label) {}

    private final int classes;
    private final boolean normalOnly;
    private final List<Value> values = new ArrayList<>();

    /**
     * @param classes how many states there are; 0 where the data has none
     * @param normalOnly whether only normal frames are learned from, so that a column must vary over them
     */
    ColumnReading(int classes, boolean normalOnly) {
        this.classes = classes;
        this.normalOnly = normalOnly;
    }

    void add(double value, int label) {
        values.add(new Value(value, label));
    }

    Optional<String> reason() {
        values.sort(Comparator.comparingDouble(Value::value));
        if (values.stream()
                        .filter(this::isLearnedFrom)
                        .mapToDouble(Value::value)
                        .distinct()
                        .limit(2)
                        .count()
                < 2) {
            return Optional.of(CONSTANT);
        }
        return determines() ? Optional.of(DETERMINES) : Optional.empty();
    }

    private boolean isLearnedFrom(Value value) {
        return !normalOnly || classes == 0 || value.label() == 0;
    }

    /** Two states by the best threshold; more of them if each fills one stretch of the values. */
    private boolean determines() {
        long[] counts = new long[Math.max(1, classes)];
        values.stream().filter(value -> value.label() >= 0).forEach(value -> counts[value.label()]++);
        long[] there = Arrays.stream(counts).filter(count -> count > 0).toArray();
        if (there.length < 2 || Arrays.stream(there).min().orElse(0) < ENOUGH) {
            return false;
        }
        return classes == 2 ? leastErrors() <= NEARLY * Arrays.stream(there).sum() : stretches() == there.length;
    }

    private long leastErrors() {
        long[] above = new long[2];
        values.stream().filter(value -> value.label() >= 0).forEach(value -> above[value.label()]++);
        long[] below = new long[2];
        long least = Long.MAX_VALUE;
        for (int i = 0; i < values.size(); i++) {
            int label = values.get(i).label();
            if (label >= 0) {
                below[label]++;
                above[label]--;
            }
            boolean last = i + 1 == values.size()
                    || values.get(i + 1).value() > values.get(i).value();
            if (last) {
                least = Math.min(least, Math.min(below[1] + above[0], below[0] + above[1]));
            }
        }
        return least;
    }

    /** Stretches of one state; a value that two states have makes any number of them. */
    private long stretches() {
        long stretches = 0;
        int before = -1;
        double beforeValue = Double.NaN;
        for (Value value : values) {
            if (value.label() < 0) {
                continue;
            }
            if (value.label() != before) {
                stretches += value.value() == beforeValue ? classes : 1;
            }
            before = value.label();
            beforeValue = value.value();
        }
        return stretches;
    }

    /** Whether values of a run grow by the same amount from frame to frame. Not thread-safe. */
    static final class Counter {
        private int count;
        private double last;
        private double step;
        private boolean even = true;

        void add(double value) {
            if (count == 1) {
                step = value - last;
            } else if (count > 1) {
                even &= value - last == step;
            }
            last = value;
            count++;
        }

        boolean counts() {
            return count >= ENOUGH && even && step > 0;
        }
    }
}
