package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * Ridge regression of a window's last frame on the frames before it, and how far the frame is off: the linear model beside a network that
 * was trained on normal frames only. Features are cut at some deviations from their mean, as the network's are. Immutable.
 */
@Experimental
public final class NextFrameRidge implements WindowClassifier {
    /** Its name in results. */
    public static final String NAME = "next-frame-ridge";

    /** Penalties beside a mean square of 1, times the number of windows. */
    private static final double[] PENALTIES = {0.1, 1e-2, 1e-3, 1e-4, 1e-5};

    private final double cut;
    private final LinearMap map;
    private final FrameError error;

    NextFrameRidge(double cut, LinearMap map, FrameError error) {
        this.cut = cut;
        this.map = map;
        this.error = error;
    }

    /**
     * Fits it; the limit of its error is left at 0. The penalty is the one with the least squared error on the validation windows, the
     * greatest of equally good ones.
     *
     * @param cut deviations from the mean that a feature counts at the most
     * @param train normal windows
     * @param validation normal windows
     */
    public static NextFrameRidge fit(double cut, LabelledWindows train, LabelledWindows validation) {
        int features = train.inputSize();
        List<float[]> windows = train.values();
        RidgeFit fit = new RidgeFit(
                windows.size(),
                row -> inputs(windows.get(row), features, cut),
                row -> FrameError.frame(windows.get(row), features, cut));
        LinearMap best = fit.solve(PENALTIES[0]);
        double least = squares(best, cut, validation);
        for (int i = 1; i < PENALTIES.length; i++) {
            LinearMap candidate = fit.solve(PENALTIES[i]);
            double squares = squares(candidate, cut, validation);
            if (squares < least) {
                least = squares;
                best = candidate;
            }
        }
        LinearMap map = best;
        return new NextFrameRidge(
                cut,
                map,
                FrameError.fit(
                        cut,
                        windows,
                        windows.stream()
                                .map(window -> map.of(inputs(window, features, cut)))
                                .toList()));
    }

    private static double squares(LinearMap map, double cut, LabelledWindows windows) {
        int features = windows.inputSize();
        double sum = 0;
        for (float[] window : windows.values()) {
            double[] frame = FrameError.frame(window, features, cut);
            double[] forecast = map.of(inputs(window, features, cut));
            for (int feature = 0; feature < features; feature++) {
                sum += (frame[feature] - forecast[feature]) * (frame[feature] - forecast[feature]);
            }
        }
        return sum;
    }

    private static double[] inputs(float[] window, int features, double cut) {
        double[] inputs = new double[window.length - features];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = FrameError.cut(window[i], cut);
        }
        return inputs;
    }

    /** Returns this model with another limit of its error. */
    public NextFrameRidge withLimit(double limit) {
        return new NextFrameRidge(cut, map, error.withLimit(limit));
    }

    double cut() {
        return cut;
    }

    LinearMap map() {
        return map;
    }

    FrameError error() {
        return error;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double[] scores(float[] window) {
        return error.scores(window, logits(window));
    }

    /** Returns the forecast of the window's last frame, {@code [features]}: what a network starts at. */
    @Override
    public double[] logits(float[] window) {
        return map.of(inputs(window, map.biases().length, cut));
    }
}
