package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.TemperatureScaling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How networks answer, alone or together with the first baseline: by the weighted sum of what they say. Of states these are logits (a
 * logarithmic opinion pool; Heskes, NIPS 1997), of the next frame two forecasts (Bates and Granger, Operational Research Quarterly 20(4),
 * 1969). Baseline and networks were trained apart and err apart, so that the sum errs less than each (docs/adr/0018). Immutable and
 * thread-safe.
 *
 * @param baselineWeight what the baseline's words are multiplied by; 0 where the networks answer alone
 * @param networkWeight what the mean of the networks' words is multiplied by, > 0
 * @param threshold fault score above which an alarm is raised
 * @param error what makes scores of a forecast; null if the words are logits of states
 */
@Experimental
public record Answering(
        double baselineWeight,
        double networkWeight,
        double threshold,
        @Nullable FrameError error) {
    private static final double HALF = 0.5;

    /** Networks that forecast a frame alone. */
    public static final Answering FORECAST_ALONE = new Answering(0, 1, 0, null);

    /** Baseline and networks that forecast a frame, each for one half. */
    public static final Answering FORECAST_TOGETHER = new Answering(HALF, HALF, 0, null);

    /**
     * Returns how networks tell states alone: with logits that are divided by their temperature, so that probabilities mean what they say.
     *
     * @param network logits for windows that were not learned from
     * @param labels right state of each
     */
    public static Answering alone(ScoredWindows network, int[] labels) {
        return new Answering(0, 1 / TemperatureScaling.fit(network.narrowed(), labels), 0, null);
    }

    /**
     * Returns how baseline and networks tell states together: each for one half, after the logits were divided by their own temperature,
     * without which the louder would decide alone; the sum is divided by its own temperature in turn.
     *
     * @param baseline logits for windows that were not learned from
     * @param network logits for the same windows
     * @param labels right state of each
     */
    public static Answering together(ScoredWindows baseline, ScoredWindows network, int[] labels) {
        double baselineWeight = HALF / TemperatureScaling.fit(baseline.narrowed(), labels);
        double networkWeight = HALF / TemperatureScaling.fit(network.narrowed(), labels);
        ScoredWindows sum = baseline.plus(baselineWeight, network, networkWeight);
        double temperature = TemperatureScaling.fit(sum.narrowed(), labels);
        return new Answering(baselineWeight / temperature, networkWeight / temperature, 0, null);
    }

    /** Returns the same with another threshold. */
    public Answering withThreshold(double other) {
        return new Answering(baselineWeight, networkWeight, other, error);
    }

    /** Returns the same with what makes scores of a forecast. */
    public Answering withError(FrameError other) {
        return new Answering(baselineWeight, networkWeight, threshold, other);
    }

    /** Returns whether the baseline has a say. */
    public boolean asksBaseline() {
        return baselineWeight > 0;
    }

    /**
     * Returns the weighted sum for one window.
     *
     * @param network mean of the networks' words
     * @param baseline asked only if it has a say
     * @param window scaled features, {@code [timeSteps, features]}
     */
    private double[] sum(double[] network, WindowClassifier baseline, float[] window) {
        double[] sum = asksBaseline() ? baseline.logits(window) : new double[network.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = baselineWeight * sum[i] + networkWeight * network[i];
        }
        return sum;
    }

    /**
     * Returns the scores of the states for one window.
     *
     * @param network mean of the networks' words
     * @param baseline asked only if it has a say
     * @param window scaled features, {@code [timeSteps, features]}
     */
    public double[] scores(double[] network, WindowClassifier baseline, float[] window) {
        double[] sum = sum(network, baseline, window);
        return error == null ? sum : error.scores(window, sum);
    }

    /** Returns the weighted sums for many windows. */
    public ScoredWindows sums(ScoredWindows network, WindowClassifier baseline, LabelledWindows windows) {
        List<double[]> sums = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            sums.add(sum(network.scores().get(i), baseline, windows.values().get(i)));
        }
        return new ScoredWindows(sums);
    }

    /** Returns the scores of the states for many windows. */
    public ScoredWindows scores(ScoredWindows network, WindowClassifier baseline, LabelledWindows windows) {
        List<double[]> scores = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            scores.add(
                    scores(network.scores().get(i), baseline, windows.values().get(i)));
        }
        return new ScoredWindows(scores);
    }
}
