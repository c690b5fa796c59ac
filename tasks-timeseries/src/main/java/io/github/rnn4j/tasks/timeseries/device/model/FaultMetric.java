package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowSeries;
import java.util.List;

/**
 * By what the best epoch is chosen.
 *
 * @param budget of false alarms, at which thresholds are chosen
 * @param windows what is known of the windows that the network is scored on
 * @param figure name of the figure of {@link AlarmMetrics}
 */
@Experimental
public record FaultMetric(AlarmBudget budget, WindowSeries windows, String figure) implements Metric.OfOutputs {
    @Override
    public String name() {
        return figure;
    }

    @Override
    public double compute(List<float[]> outputs, List<Target> targets) {
        ScoredWindows scored = ScoredWindows.ofLogits(outputs);
        double threshold = budget.threshold(scored.faultScores(), windows);
        return AlarmMetrics.of(windows, scored.answers(threshold, windows, budget.rule()))
                .figure(figure);
    }
}
