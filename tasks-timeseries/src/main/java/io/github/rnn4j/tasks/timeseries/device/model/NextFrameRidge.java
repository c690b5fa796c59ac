package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * Ridge regression of a window's last frame on the frames before it, and how far the frame is off: the linear model beside a network that
 * was trained on normal frames only. Features are cut to the range of normal frames, as the network's are. Immutable.
 */
@Experimental
public final class NextFrameRidge implements WindowClassifier {
    /** Its name in results. */
    public static final String NAME = "next-frame-ridge";

    /** Penalties beside a mean square of 1, times the number of windows. */
    private static final double[] PENALTIES = {0.1, 1e-2, 1e-3, 1e-4, 1e-5};

    private final LinearMap map;
    private final FrameError error;

    NextFrameRidge(LinearMap map, FrameError error) {
        this.map = map;
        this.error = error;
    }

    /**
     * Fits it; the limit of its error is left at 0. The penalty is the one with the least squared error on the validation windows, the
     * greatest of equally good ones.
     *
     * @param train normal windows
     * @param validation normal windows
     */
    public static NextFrameRidge fit(NormalRange range, LabelledWindows train, LabelledWindows validation) {
        List<float[]> windows = train.values();
        RidgeFit fit = new RidgeFit(
                windows.size(), row -> inputs(range, windows.get(row)), row -> range.last(windows.get(row)));
        LinearMap best = fit.solve(PENALTIES[0]);
        double least = squares(best, range, validation);
        for (int i = 1; i < PENALTIES.length; i++) {
            LinearMap candidate = fit.solve(PENALTIES[i]);
            double squares = squares(candidate, range, validation);
            if (squares < least) {
                least = squares;
                best = candidate;
            }
        }
        LinearMap map = best;
        return new NextFrameRidge(
                map,
                FrameError.fit(
                        range,
                        windows,
                        windows.stream()
                                .map(window -> map.of(inputs(range, window)))
                                .toList()));
    }

    private static double squares(LinearMap map, NormalRange range, LabelledWindows windows) {
        double sum = 0;
        for (float[] window : windows.values()) {
            double[] frame = range.last(window);
            double[] forecast = map.of(inputs(range, window));
            for (int feature = 0; feature < frame.length; feature++) {
                sum += (frame[feature] - forecast[feature]) * (frame[feature] - forecast[feature]);
            }
        }
        return sum;
    }

    private static double[] inputs(NormalRange range, float[] window) {
        return ScoredWindows.widened(range.before(window));
    }

    /** Returns this model with another limit of its error. */
    public NextFrameRidge withLimit(double limit) {
        return new NextFrameRidge(map, error.withLimit(limit));
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
    public long parameters() {
        return map.parameters();
    }

    @Override
    public double[] scores(float[] window) {
        return error.scores(window, logits(window));
    }

    /** Returns the forecast of the window's last frame, {@code [features]}. */
    @Override
    public double[] logits(float[] window) {
        return map.of(inputs(error.range(), window));
    }
}
