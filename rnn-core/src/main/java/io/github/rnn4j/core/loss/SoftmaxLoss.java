package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** One class of several. */
final class SoftmaxLoss implements Loss {
    private final LossSpec.SoftmaxCrossEntropy spec;

    SoftmaxLoss(LossSpec.SoftmaxCrossEntropy spec) {
        this.spec = spec;
    }

    @Override
    public Optional<String> problem(int outputSize) {
        return OutputWeights.problem("classWeights", spec.classWeights(), outputSize);
    }

    @Override
    public Optional<String> problem(Target target, int outputSize) {
        if (!(target instanceof Target.Label label)) {
            return Optional.of("expected a label but got " + target);
        }
        return label.label() < outputSize
                ? Optional.empty()
                : Optional.of("expected a label from 0 to " + (outputSize - 1) + " but got " + label.label());
    }

    @Override
    public double weight(Target target) {
        return weight(spec.classWeights(), ((Target.Label) target).label());
    }

    private static double weight(List<Double> weights, int index) {
        return weights.isEmpty() ? 1 : weights.get(index);
    }

    @Override
    public LossSlots newSlots(TensorOps ops, DType dtype, Shape outputs, int batchSize) {
        boolean plain = spec.labelSmoothing() == 0 && spec.classWeights().isEmpty();
        return plain ? new LabelSlots(ops, outputs.size(0)) : new SoftTargetSlots(ops, dtype, outputs, this::fill);
    }

    /** Writes a row of targets as PyTorch has them: the smoothed part is weighted class by class. */
    private void fill(Target target, double[] targets, int from, int classes) {
        int label = ((Target.Label) target).label();
        double spread = spec.labelSmoothing() / classes;
        for (int i = 0; i < classes; i++) {
            double share = spread + (i == label ? 1 - spec.labelSmoothing() : 0);
            targets[from + i] = share * weight(spec.classWeights(), i);
        }
    }
}
