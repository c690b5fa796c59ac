package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;

/** Classes by their numbers. */
final class LabelSlots implements LossSlots {
    private static final int UNUSED = -1;

    private final TensorOps ops;
    private final int[] host;
    private final Tensor labels;

    LabelSlots(TensorOps ops, int rows) {
        this.ops = ops;
        this.host = new int[rows];
        this.labels = ops.allocate(DType.INT32, Shape.of(host.length));
        clear();
    }

    @Override
    public void clear() {
        Arrays.fill(host, UNUSED);
    }

    @Override
    public void put(int row, Target target) {
        host[row] = ((Target.Label) target).label();
    }

    @Override
    public void compute(double scale, Tensor outputs, Tensor loss, Tensor gradient) {
        ops.upload(host, 0, labels);
        ops.softmaxCrossEntropy(outputs, labels, scale, loss, gradient);
    }
}
