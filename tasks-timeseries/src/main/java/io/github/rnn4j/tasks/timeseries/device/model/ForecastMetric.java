package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.train.Metric;
import java.util.List;

/**
 * By what the best epoch of a network that forecasts frames is chosen: 1 less its squared error on normal windows beside that of the
 * training mean, which is 0 on the network's scale.
 */
@Experimental
public record ForecastMetric() implements Metric.OfOutputs {
    /** Its name. */
    public static final String NAME = "r2Forecast";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double compute(List<float[]> outputs, List<Target> targets) {
        double off = 0;
        double all = 0;
        for (int i = 0; i < targets.size(); i++) {
            List<Double> frame = ((Target.Values) targets.get(i)).values();
            for (int feature = 0; feature < frame.size(); feature++) {
                double value = frame.get(feature);
                double error = value - outputs.get(i)[feature];
                off += error * error;
                all += value * value;
            }
        }
        return 1 - off / Math.max(all, Double.MIN_NORMAL);
    }
}
