package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.ElementLoss;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** A number and a weight for each output. The mean over the outputs of a row counts as one. */
final class ElementSlots implements LossSlots {
    private final TensorOps ops;
    private final BiConsumer<TensorOps, ElementLoss> operation;
    private final RowFiller filler;
    private final int outputSize;
    private final double[] hostTargets;
    private final double[] hostWeights;
    private final Tensor targets;
    private final Tensor weights;

    ElementSlots(
            TensorOps ops, DType dtype, Shape outputs, BiConsumer<TensorOps, ElementLoss> operation, RowFiller filler) {
        this.ops = ops;
        this.operation = operation;
        this.filler = filler;
        this.outputSize = outputs.size(1);
        this.hostTargets = new double[outputs.elements()];
        this.hostWeights = new double[hostTargets.length];
        this.targets = ops.allocate(dtype, outputs);
        this.weights = ops.allocate(dtype, outputs);
    }

    /** Writes the targets and weights of a row. */
    @FunctionalInterface
    interface RowFiller {
        void fill(Target.Values target, double[] targets, double[] weights, int from);
    }

    @Override
    public void clear() {
        Arrays.fill(hostTargets, 0);
        Arrays.fill(hostWeights, 0);
    }

    @Override
    public void put(int row, Target target) {
        filler.fill((Target.Values) target, hostTargets, hostWeights, row * outputSize);
    }

    @Override
    public void compute(double scale, Tensor outputs, Tensor loss, Tensor gradient) {
        ops.upload(hostTargets, 0, targets);
        ops.upload(hostWeights, 0, weights);
        operation.accept(ops, new ElementLoss(outputs, targets, weights, scale / outputSize, loss, gradient));
    }
}
