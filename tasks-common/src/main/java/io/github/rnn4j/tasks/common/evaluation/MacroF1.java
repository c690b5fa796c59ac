package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.train.Metric;
import java.util.List;

/**
 * Mean F1 over the classes, by which the best epoch is chosen; the class with the greatest logit is the predicted one.
 *
 * @param classes how many classes there are
 */
@Experimental
public record MacroF1(int classes) implements Metric.OfOutputs {
    @Override
    public String name() {
        return ClassificationMetrics.MACRO_F1;
    }

    @Override
    public double compute(List<float[]> outputs, List<Target> targets) {
        Confusion confusion = new Confusion(classes);
        for (int row = 0; row < targets.size(); row++) {
            confusion.add(((Target.Label) targets.get(row)).label(), greatest(outputs.get(row)));
        }
        return confusion.macroF1();
    }

    /** Returns the position of the greatest value, the first of equal ones. */
    public static int greatest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
