package io.github.rnn4j.tasks.timeseries.scaling;

import io.github.rnn4j.api.annotation.Experimental;
import java.nio.DoubleBuffer;
import java.util.function.IntToDoubleFunction;

/** Means and deviations as frames come in (Welford, Technometrics 4(3), 1962). Not thread-safe. */
@Experimental
public final class Moments {
    private final double[] means;
    private final double[] squares;
    private long count;

    /**
     * @param features values of a frame
     */
    public Moments(int features) {
        this.means = new double[features];
        this.squares = new double[features];
    }

    /** Takes one more frame whose values are given feature by feature. */
    public void add(IntToDoubleFunction value) {
        count++;
        for (int feature = 0; feature < means.length; feature++) {
            double off = value.applyAsDouble(feature) - means[feature];
            means[feature] += off / count;
            squares[feature] += off * (value.applyAsDouble(feature) - means[feature]);
        }
    }

    /** Returns how many values moments are written as. */
    public static int saved(int features) {
        return 1 + 2 * features;
    }

    /** Writes them, exactly: {@link #saved} values. */
    public void save(DoubleBuffer values) {
        values.put((double) count).put(means).put(squares);
    }

    /** Reads moments that {@link #save} wrote. */
    public static Moments load(int features, DoubleBuffer values) {
        Moments moments = new Moments(features);
        moments.count = (long) values.get();
        values.get(moments.means).get(moments.squares);
        return moments;
    }

    /** Returns how many frames were taken. */
    public long count() {
        return count;
    }

    /** Returns the mean of a feature; 0 before the first frame. */
    public double mean(int feature) {
        return means[feature];
    }

    /** Returns the standard deviation of a feature, of all frames and not of a sample; 0 before the first frame. */
    public double deviation(int feature) {
        return count == 0 ? 0 : Math.sqrt(squares[feature] / count);
    }
}
