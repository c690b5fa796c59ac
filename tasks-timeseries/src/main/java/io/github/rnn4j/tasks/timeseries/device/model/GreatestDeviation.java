package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The greatest |z| of a window: how far any feature is from its mean, in deviations. Knows two states only. Thread-safe.
 *
 * @param limit deviations from which on a window is taken to be faulty
 */
@Experimental
public record GreatestDeviation(double limit) implements WindowClassifier {
    /** Its name in results. */
    public static final String NAME = "greatest-deviation";

    /** Chooses the limit that is right for the most of some windows of two states, the greatest of equally good ones. */
    public static GreatestDeviation fit(LabelledWindows windows) {
        double[] deviations =
                windows.values().stream().mapToDouble(GreatestDeviation::of).toArray();
        List<Integer> descending = IntStream.range(0, deviations.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> deviations[i]).reversed())
                .toList();
        // Of those above the limit the faulty ones are right, of those below the normal ones: counted up from the
        // greatest.
        int gain = 0;
        int best = 0;
        double limit = Double.MAX_VALUE;
        for (int i = 0; i < descending.size(); i++) {
            double deviation = deviations[descending.get(i)];
            gain += windows.labels()[descending.get(i)] > 0 ? 1 : -1;
            boolean last = i == descending.size() - 1 || deviations[descending.get(i + 1)] < deviation;
            if (last && gain > best) {
                best = gain;
                limit = i == descending.size() - 1
                        ? deviation / 2
                        : (deviation + deviations[descending.get(i + 1)]) / 2;
            }
        }
        return new GreatestDeviation(limit);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long parameters() {
        return 1;
    }

    @Override
    public double[] scores(float[] window) {
        return new double[] {limit, of(window)};
    }

    private static double of(float[] window) {
        float greatest = 0;
        for (float value : window) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }
}
