package io.github.rnn4j.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From values to places along an axis, with the round values that are written at it. Immutable.
 *
 * @param low least value of the axis
 * @param high greatest value of the axis, above the least
 * @param step from one written value to the next
 * @param from place of the least value
 * @param to place of the greatest value
 */
record Scale(double low, double high, double step, double from, double to) {
    /** Least number of steps between the least and the greatest value. */
    private static final int STEPS = 4;

    /** Returns a scale that shows all values from the least to the greatest, and begins and ends with a round one. */
    static Scale around(double least, double greatest, double from, double to) {
        double span = greatest > least ? greatest - least : Math.max(Math.abs(least), 1) / STEPS;
        double step = round(span / STEPS);
        return new Scale(
                Math.floor(least / step) * step,
                Math.max(Math.ceil(greatest / step), Math.floor(least / step) + 1) * step,
                step,
                from,
                to);
    }

    /** The greatest of 1, 2 and 5 times a power of ten that is no greater. */
    private static double round(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double digits = value / power;
        return power * (digits >= 5 ? 5 : digits >= 2 ? 2 : 1);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Returns the values that are written. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            marks.add(low + (double) i * step);
        }
        return marks;
    }

    /** Returns a written value with no more digits than its neighbours need. */
    String text(double mark) {
        int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", mark + 0.0);
    }
}
