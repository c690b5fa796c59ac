package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmThreshold;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowAnswers;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowSeries;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one model puts out for each of some windows. Immutable.
 *
 * @param scores of each state, window by window
 */
@Experimental
public record ScoredWindows(List<double[]> scores) {
    public ScoredWindows {
        scores = List.copyOf(scores);
    }

    /** Asks a baseline. */
    public static ScoredWindows of(WindowClassifier model, LabelledWindows windows) {
        return new ScoredWindows(windows.values().stream().map(model::scores).toList());
    }

    /** Asks a baseline for its logits, or for what it forecasts. */
    public static ScoredWindows ofLogits(WindowClassifier model, LabelledWindows windows) {
        return new ScoredWindows(windows.values().stream().map(model::logits).toList());
    }

    /**
     * Asks networks for the mean of their logits of the states, or, if they forecast frames, of their features of the last one.
     *
     * @param range what forecasts are made from, for networks that forecast; null for any other
     */
    public static ScoredWindows of(
            Backend backend,
            List<SavedNetwork> networks,
            WindowSettings settings,
            LabelledWindows windows,
            @Nullable NormalRange range) {
        try (Ensemble ensemble = new Ensemble(backend, networks)) {
            return ofLogits(ensemble.logits(windows.values().stream()
                    .map(window -> settings.input(window, range))
                    .toList()));
        }
    }

    /** Takes what a network put out. */
    public static ScoredWindows ofLogits(List<float[]> logits) {
        return new ScoredWindows(logits.stream().map(ScoredWindows::widened).toList());
    }

    /** Returns the scores of one window out of what a network put out. */
    public static double[] widened(float[] narrow) {
        double[] wide = new double[narrow.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = narrow[i];
        }
        return wide;
    }

    /** Returns the weighted sum of these and others. */
    ScoredWindows plus(double weight, ScoredWindows others, double weightOfOthers) {
        List<double[]> sums = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            double[] sum = scores.get(i).clone();
            for (int state = 0; state < sum.length; state++) {
                sum[state] =
                        weight * sum[state] + weightOfOthers * others.scores.get(i)[state];
            }
            sums.add(sum);
        }
        return new ScoredWindows(sums);
    }

    /** Returns the scores in single precision. */
    List<float[]> narrowed() {
        List<float[]> narrowed = new ArrayList<>();
        for (double[] wide : scores) {
            float[] narrow = new float[wide.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) wide[i];
            }
            narrowed.add(narrow);
        }
        return narrowed;
    }

    /** Returns what alarms are raised by, window by window. */
    public double[] faultScores() {
        return scores.stream().mapToDouble(WindowClassifier::faultScore).toArray();
    }

    /** Returns states and alarms at a threshold, each window for itself. */
    public WindowAnswers answers(double threshold) {
        return new WindowAnswers(states(), AlarmThreshold.alarms(faultScores(), threshold));
    }

    /** Returns states, and alarms that go on and off by a rule. */
    public WindowAnswers answers(double threshold, WindowSeries windows, AlarmRule rule) {
        return new WindowAnswers(states(), AlarmThreshold.alarms(faultScores(), threshold, windows, rule));
    }

    private int[] states() {
        return scores.stream().mapToInt(WindowClassifier::likeliest).toArray();
    }
}
