package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** A yes or no of each output. */
final class SigmoidLoss implements Loss {
    private final LossSpec.SigmoidCrossEntropy spec;

    SigmoidLoss(LossSpec.SigmoidCrossEntropy spec) {
        this.spec = spec;
    }

    @Override
    public Optional<String> problem(int outputSize) {
        return OutputWeights.problem("positiveWeights", spec.positiveWeights(), outputSize);
    }

    @Override
    public Optional<String> problem(Target target, int outputSize) {
        return RegressionLoss.numbers(target, outputSize, value -> value >= 0 && value <= 1, " from 0 to 1");
    }

    @Override
    public double weight(Target target) {
        return 1;
    }

    @Override
    public LossSlots newSlots(TensorOps ops, DType dtype, Shape outputs, int batchSize) {
        return new ElementSlots(ops, dtype, outputs, TensorOps::sigmoidCrossEntropy, this::fill);
    }

    /** Splits what yes and no weigh together into the weight of the element and the share of the yes. */
    private void fill(Target.Values target, double[] targets, double[] weights, int from) {
        List<Double> values = target.values();
        for (int i = 0; i < values.size(); i++) {
            double smoothed = values.get(i) * (1 - spec.labelSmoothing()) + spec.labelSmoothing() / 2;
            double yes = smoothed
                    * (spec.positiveWeights().isEmpty()
                            ? 1
                            : spec.positiveWeights().get(i));
            weights[from + i] = yes + 1 - smoothed;
            targets[from + i] = yes / weights[from + i];
        }
    }
}
