package io.github.rnn4j.tasks.timeseries.scaling;

import java.util.function.IntToDoubleFunction;

/** Means and deviations as frames come in (Welford, Technometrics 4(3), 1962). Not thread-safe. */
final class Moments {
    private final double[] means;
    private final double[] squares;
    private long count;

    Moments(int features) {
        this.means = new double[features];
        this.squares = new double[features];
    }

    /** Takes one more frame whose values are given feature by feature. */
    void add(IntToDoubleFunction value) {
        count++;
        for (int feature = 0; feature < means.length; feature++) {
            double off = value.applyAsDouble(feature) - means[feature];
            means[feature] += off / count;
            squares[feature] += off * (value.applyAsDouble(feature) - means[feature]);
        }
    }

    long count() {
        return count;
    }

    double mean(int feature) {
        return means[feature];
    }

    double deviation(int feature) {
        return count == 0 ? 0 : Math.sqrt(squares[feature] / count);
    }
}
