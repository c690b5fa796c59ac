package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * Draws with replacement (the bootstrap; Efron, Annals of Statistics 1979) of what figures are about, such as rows or runs, and what
 * follows from the drawn figures: percentile intervals and paired comparisons. Equal seeds give equal draws. Thread-safe.
 *
 * @param seed of the draws
 * @param count how many there are to draw from, at least one
 */
@Experimental
public record Resampling(long seed, int count) {
    /** How often figures are drawn. */
    public static final int DRAWS = 2_000;

    /**
     * Returns as many numbers below {@link #count} as it says, drawn with replacement.
     *
     * @param draw which draw, from 0 and below {@link #DRAWS}
     */
    public int[] draw(int draw) {
        RandomStream stream = new RandomStream(new RandomKey(seed, Purpose.RESAMPLING, 0, draw));
        int[] numbers = new int[count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = stream.nextInt(count);
        }
        return numbers;
    }

    /** Returns the interval (low, high) that holds 95% of drawn figures. */
    public static List<Double> interval95(double[] drawn) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        int below = (int) Math.round(0.025 * sorted.length);
        return List.of(sorted[below], sorted[sorted.length - 1 - below]);
    }

    /**
     * Returns what drawn differences say.
     *
     * @param against name of the other model
     * @param metric what is compared
     * @param difference the figure less the other's, as they are
     * @param drawn the same in each draw
     * @param test how it was found out
     */
    public static Comparison compare(String against, String metric, double difference, double[] drawn, String test) {
        int notAbove = 0;
        int notBelow = 0;
        for (double value : drawn) {
            notAbove += value <= 0 ? 1 : 0;
            notBelow += value >= 0 ? 1 : 0;
        }
        double p = Math.min(1, 2.0 * (Math.min(notAbove, notBelow) + 1) / (drawn.length + 1));
        List<Double> interval = interval95(drawn);
        return new Comparison(
                against, metric, difference, interval, p, Verdict.of(interval).code(), test);
    }
}
