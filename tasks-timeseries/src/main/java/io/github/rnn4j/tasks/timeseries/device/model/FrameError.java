package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a window's last frame is off what was forecast of it: the root of the mean square of the features' errors, each in times of what it
 * usually is. Immutable.
 *
 * @param spreads usual error of each feature, > 0
 * @param limit error above which a window is taken to be faulty
 */
@Experimental
public record FrameError(List<Double> spreads, double limit) {
    /**
     * The least spread, in deviations of the feature: what hardly varies, or is forecast without an error, makes no alarm of an error that
     * is small beside how the feature varies.
     */
    private static final double LEAST_SPREAD = 0.01;

    /** Spreads that the error of one feature counts at the most, so that a broken sensor does not hide what the others say. */
    private static final double GREATEST = 30;

    public FrameError {
        spreads = List.copyOf(spreads);
        if (spreads.isEmpty() || spreads.stream().anyMatch(spread -> !(spread > 0))) {
            throw new InvalidSpecException("spreads: expected numbers > 0 but got " + spreads);
        }
    }

    /**
     * Takes the spreads from the errors of normal windows; the limit is left at 0.
     *
     * @param cut deviations from the mean that a feature counts at the most
     * @param windows scaled features, {@code [timeSteps, features]}
     * @param forecasts of the last frame of each, {@code [features]}
     */
    public static FrameError fit(double cut, List<float[]> windows, List<double[]> forecasts) {
        int features = forecasts.get(0).length;
        double[] squares = new double[features];
        for (int i = 0; i < forecasts.size(); i++) {
            double[] frame = frame(windows.get(i), features, cut);
            for (int feature = 0; feature < features; feature++) {
                double off = frame[feature] - forecasts.get(i)[feature];
                squares[feature] += off * off / forecasts.size();
            }
        }
        List<Double> spreads = new ArrayList<>();
        for (double square : squares) {
            spreads.add(Math.max(LEAST_SPREAD, Math.sqrt(square)));
        }
        return new FrameError(spreads, 0);
    }

    /** Returns this error with another limit. */
    public FrameError withLimit(double other) {
        return new FrameError(spreads, other);
    }

    /**
     * Returns scores of the normal state and of a fault: limit and error.
     *
     * @param window scaled features, {@code [timeSteps, features]}
     * @param forecast of its last frame, {@code [features]}
     */
    public double[] scores(float[] window, double[] forecast) {
        return new double[] {limit, of(window, forecast)};
    }

    private double of(float[] window, double[] forecast) {
        int features = spreads.size();
        int last = window.length - features;
        double sum = 0;
        for (int feature = 0; feature < features; feature++) {
            double off = (window[last + feature] - forecast[feature]) / spreads.get(feature);
            sum += Math.min(GREATEST * GREATEST, off * off);
        }
        return Math.sqrt(sum / features);
    }

    /** Returns the frames of a window that the last one is forecast from, {@code [timeSteps - 1, features]}. */
    public static float[] before(float[] window, int features) {
        return Arrays.copyOf(window, window.length - features);
    }

    /** Returns a window's last frame, each feature cut at so many deviations. */
    public static double[] frame(float[] window, int features, double cut) {
        double[] frame = new double[features];
        for (int feature = 0; feature < features; feature++) {
            frame[feature] = cut(window[window.length - features + feature], cut);
        }
        return frame;
    }

    /** Returns a value that is no further out than so many deviations. */
    static double cut(double value, double cut) {
        return Math.max(-cut, Math.min(cut, value));
    }
}
