package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.tasks.timeseries.tick.evaluation.TickScores;
import java.util.List;

/**
 * By what the best epoch is chosen: of volatility the explained share of the variance about the training mean, which is 0 on the network's
 * scale; of direction the share that is right.
 *
 * @param target what is forecast
 */
@Experimental
public record TickMetric(TickTarget target) implements Metric.OfOutputs {
    @Override
    public String name() {
        return target == TickTarget.VOLATILITY ? TickScores.R2_LOG : TickScores.ACCURACY;
    }

    @Override
    public double compute(List<float[]> outputs, List<Target> targets) {
        double off = 0;
        double all = 0;
        double right = 0;
        for (int i = 0; i < targets.size(); i++) {
            double answer = ((Target.Values) targets.get(i)).values().get(0);
            double output = outputs.get(i)[0];
            off += (answer - output) * (answer - output);
            all += answer * answer;
            right += output > 0 == answer > 0 ? 1 : 0;
        }
        return target == TickTarget.VOLATILITY ? 1 - off / all : right / targets.size();
    }
}
