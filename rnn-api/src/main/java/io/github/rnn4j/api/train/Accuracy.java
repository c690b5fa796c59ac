package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import java.util.List;

/** The share of sequences whose class has the greatest output, of equal ones the first. For targets that are {@link Target.Label}s. */
@Experimental
public record Accuracy() implements Metric.OfOutputs {
    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public double compute(List<float[]> outputs, List<Target> targets) {
        int right = 0;
        for (int i = 0; i < targets.size(); i++) {
            right += greatest(outputs.get(i)) == ((Target.Label) targets.get(i)).label() ? 1 : 0;
        }
        return (double) right / targets.size();
    }

    private static int greatest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
