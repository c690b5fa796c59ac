package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.tasks.common.model.NetworkOutputs;
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

    /**
     * Asks a network: logits of the states, or, if it forecasts frames, features of the last one.
     *
     * @param range what forecasts are made from, for a network that forecasts; null for any other
     */
    public static ScoredWindows of(
            Backend backend,
            SavedNetwork network,
            WindowSettings settings,
            LabelledWindows windows,
            @Nullable NormalRange range) {
        return ofLogits(NetworkOutputs.of(
                backend,
                network,
                windows.values().stream()
                        .map(window -> AlarmingNetwork.input(settings, window, range))
                        .toList()));
    }

    /** Returns the scores of states that follow from forecasts of the windows' last frames, which these are. */
    public ScoredWindows off(FrameError error, LabelledWindows windows) {
        List<double[]> off = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            off.add(error.scores(windows.values().get(i), scores.get(i)));
        }
        return new ScoredWindows(off);
    }

    /** Returns the scores of a network that adds to these what a baseline says of the windows. */
    public ScoredWindows from(BaselineAnchor anchor, WindowClassifier baseline, LabelledWindows windows) {
        List<double[]> sums = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            sums.add(anchor.add(scores.get(i), baseline.logits(windows.values().get(i))));
        }
        return new ScoredWindows(sums);
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
