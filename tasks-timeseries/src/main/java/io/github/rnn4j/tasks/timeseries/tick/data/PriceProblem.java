package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with numbers that are to be a bar or a trade: prices are above 0, a high is no lower than its low, and nobody trades less
 * than nothing.
 *
 * @param position of the number, in the order of {@link TickSource#BARS} or {@link TickSource#TRADES}
 * @param text what was expected and what is there
 */
record PriceProblem(int position, String text) {
    private static final int HIGH = 1;
    private static final int LOW = 2;

    /**
     * Looks for one.
     *
     * @param values open, high, low and close, or a price; then what was traded, where there is such a column
     * @param prices how many of them are prices
     * @param shown a number as messages show it
     * @return null if nothing is wrong
     */
    static @Nullable PriceProblem find(double[] values, int prices, IntFunction<String> shown) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return new PriceProblem(i, "a finite number but got " + shown.apply(i));
            }
            if (i < prices && values[i] <= 0) {
                return new PriceProblem(i, "a price > 0 but got " + shown.apply(i));
            }
            if (values[i] < 0) {
                return new PriceProblem(i, "a volume >= 0 but got " + shown.apply(i));
            }
        }
        return prices > 1 && values[HIGH] < values[LOW]
                ? new PriceProblem(
                        HIGH, "a high that is no lower than the low but got " + values[HIGH] + " and " + values[LOW])
                : null;
    }

    /**
     * Refuses numbers that are no bar or trade.
     *
     * @param subject which of them it is to be
     * @param names of the numbers
     */
    static void check(String subject, List<String> names, double seconds, double... values) {
        if (!Double.isFinite(seconds)) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA, subject + ": expected a finite time but got " + seconds + ".");
        }
        PriceProblem problem =
                find(values, values.length - 1, position -> values[position] + " (" + names.get(position) + ")");
        if (problem != null) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    subject + ": expected " + problem.text() + ". Mend it, or say that it is missing.");
        }
    }
}
