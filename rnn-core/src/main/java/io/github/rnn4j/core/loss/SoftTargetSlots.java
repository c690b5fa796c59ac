package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;

/** Distributions over the classes. */
final class SoftTargetSlots implements LossSlots {
    private final TensorOps ops;
    private final RowFiller filler;
    private final int classes;
    private final double[] host;
    private final Tensor targets;

    SoftTargetSlots(TensorOps ops, DType dtype, Shape outputs, RowFiller filler) {
        this.ops = ops;
        this.filler = filler;
        this.classes = outputs.size(1);
        this.host = new double[outputs.elements()];
        this.targets = ops.allocate(dtype, outputs);
    }

    /** Writes the row of a target. */
    @FunctionalInterface
    interface RowFiller {
        void fill(Target target, double[] targets, int from, int classes);
    }

    @Override
    public void clear() {
        Arrays.fill(host, 0);
    }

    @Override
    public void put(int row, Target target) {
        filler.fill(target, host, row * classes, classes);
    }

    @Override
    public void compute(double scale, Tensor outputs, Tensor loss, Tensor gradient) {
        ops.upload(host, 0, targets);
        ops.softTargetCrossEntropy(outputs, targets, scale, loss, gradient);
    }
}
