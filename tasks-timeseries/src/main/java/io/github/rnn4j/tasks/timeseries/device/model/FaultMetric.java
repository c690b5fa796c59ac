package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmThreshold;
import java.util.List;

/**
 * By what the best epoch is chosen.
 *
 * @param falseAlarmRate greatest share of the normal windows that may raise an alarm
 * @param figure name of the figure of {@link AlarmMetrics}
 */
@Experimental
public record FaultMetric(double falseAlarmRate, String figure) implements Metric.OfOutputs {
    @Override
    public String name() {
        return figure;
    }

    @Override
    public double compute(List<float[]> outputs, List<Target> targets) {
        int[] labels = targets.stream()
                .mapToInt(target -> ((Target.Label) target).label())
                .toArray();
        ScoredWindows scored = ScoredWindows.ofLogits(outputs);
        double threshold = AlarmThreshold.atFalseAlarmRate(scored.faultScores(), labels, falseAlarmRate);
        // Runs only matter for delays, which are not asked for.
        return AlarmMetrics.of(labels, new int[labels.length], scored.answers(threshold))
                .figure(figure);
    }
}
