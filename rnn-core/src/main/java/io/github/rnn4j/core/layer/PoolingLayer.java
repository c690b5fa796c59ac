package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Turns each sequence into one vector; a sequence without a used step into zeros. */
final class PoolingLayer implements NetworkLayer {
    private final PoolingKind kind;
    private final int features;

    PoolingLayer(PoolingKind kind, int features) {
        this.kind = kind;
        this.features = features;
    }

    @Override
    public int outputSize() {
        return features;
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        Tensor pooled =
                switch (kind) {
                    case LAST -> last(recording, Padding.zeroed(recording, input));
                    case MEAN -> mean(recording, Padding.zeroed(recording, input));
                    case MAX -> max(recording, input.tensor());
                    case ATTENTION -> throw new IllegalStateException("pooling: expected one without parameters");
                };
        return new Flow(pooled, true, input.learned());
    }

    /** Takes row {@code (length - 1) · batch + b} of all steps' rows; of an empty sequence row {@code b}, which is padding. */
    private static Tensor last(Recording recording, Tensor x) {
        Ops ops = recording.recorder();
        int batch = recording.batchSize();
        int[] numbers = new int[batch];
        for (int b = 0; b < batch; b++) {
            numbers[b] = b;
        }
        Tensor lastStep = ops.subtract(recording.lengths(), Padding.nonEmpty(recording));
        Tensor rows = ops.add(batch, lastStep, 1, ops.constant(Shape.of(batch), numbers));
        Tensor table =
                ops.reshape(x, Shape.of(recording.timeSteps() * batch, x.shape().size(-1)));
        return ops.gatherRows(table, rows);
    }

    private static Tensor mean(Recording recording, Tensor x) {
        Ops ops = recording.recorder();
        Tensor one = ops.constant(Shape.of(1), 1);
        Tensor empty = ops.subtract(one, Padding.nonEmpty(recording));
        Tensor divisors = Padding.column(recording, ops.add(recording.lengths(), empty));
        return ops.divide(ops.sum(x, 0), divisors);
    }

    private static Tensor max(Recording recording, Tensor x) {
        Ops ops = recording.recorder();
        Tensor used = Padding.replaced(recording, x, Double.NEGATIVE_INFINITY);
        Tensor zero = ops.constant(x.dtype(), Shape.of(1, 1), 0);
        Tensor nonEmpty = Padding.column(recording, Padding.nonEmpty(recording));
        return ops.select(nonEmpty, ops.max(used, 0), zero);
    }
}
