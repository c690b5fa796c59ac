package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a window's last frame is off what was forecast of it: the root of the mean square of the features' errors, each in times of what it
 * usually is. Beyond three times an error counts by its logarithm, so that one broken sensor does not drown the others and no two errors that
 * differ are told to be equal. Immutable.
 *
 * @param range what forecasts are made from and may say
 * @param spreads usual error of each feature, > 0
 * @param limit error above which a window is taken to be faulty
 */
@Experimental
public record FrameError(NormalRange range, List<Double> spreads, double limit) {
    /**
     * The least spread, in deviations of the feature: what hardly varies, or is forecast without an error, makes no alarm of an error that
     * is small beside how the feature varies.
     */
    private static final double LEAST_SPREAD = 0.01;

    /** Spreads from which on an error counts by its logarithm. */
    private static final double LARGE = 3;

    public FrameError {
        spreads = List.copyOf(spreads);
        if (spreads.isEmpty() || spreads.stream().anyMatch(spread -> !(spread > 0))) {
            throw new InvalidSpecException("spreads: expected numbers > 0 but got " + spreads);
        }
        if (spreads.size() != range.features()) {
            throw new InvalidSpecException(
                    "spreads: expected " + range.features() + " as the range has but got " + spreads.size());
        }
    }

    /**
     * Takes the spreads from the errors of normal windows; the limit is left at 0.
     *
     * @param windows scaled features, {@code [timeSteps, features]}
     * @param forecasts of the last frame of each, {@code [features]}
     */
    public static FrameError fit(NormalRange range, List<float[]> windows, List<double[]> forecasts) {
        double[] squares = new double[range.features()];
        for (int i = 0; i < forecasts.size(); i++) {
            double[] last = range.last(windows.get(i));
            for (int feature = 0; feature < squares.length; feature++) {
                double off = last[feature] - forecasts.get(i)[feature];
                squares[feature] += off * off / forecasts.size();
            }
        }
        List<Double> spreads = new ArrayList<>();
        for (double square : squares) {
            spreads.add(Math.max(LEAST_SPREAD, Math.sqrt(square)));
        }
        return new FrameError(range, spreads, 0);
    }

    /** Returns this error with another limit. */
    public FrameError withLimit(double other) {
        return new FrameError(range, spreads, other);
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
        int features = range.features();
        int last = window.length - features;
        double sum = 0;
        for (int feature = 0; feature < features; feature++) {
            double off = size(Math.abs(window[last + feature] - forecast[feature]) / spreads.get(feature));
            sum += off * off;
        }
        return Math.sqrt(sum / features);
    }

    private static double size(double spreads) {
        return spreads <= LARGE ? spreads : LARGE * (1 + StrictMath.log(spreads / LARGE));
    }
}
