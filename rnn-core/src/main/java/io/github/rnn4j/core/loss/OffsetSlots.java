package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Offsets beside the targets of another loss. A batch without any costs nothing. */
final class OffsetSlots implements LossSlots {
    private final TensorOps ops;
    private final LossSlots slots;
    private final int outputSize;
    private final double[] host;
    private final Tensor offsets;
    private final Tensor sums;
    private boolean any;

    OffsetSlots(TensorOps ops, DType dtype, Shape outputs, LossSlots slots) {
        this.ops = ops;
        this.slots = slots;
        this.outputSize = outputs.size(1);
        this.host = new double[outputs.elements()];
        this.offsets = ops.allocate(dtype, outputs);
        this.sums = ops.allocate(dtype, outputs);
    }

    @Override
    public void clear() {
        slots.clear();
        Arrays.fill(host, 0);
        any = false;
    }

    @Override
    public void put(int row, Target target) {
        if (target instanceof Target.WithOffset beside) {
            List<Double> offset = beside.offset();
            for (int i = 0; i < outputSize; i++) {
                host[row * outputSize + i] = offset.get(i);
            }
            any = true;
            slots.put(row, beside.target());
        } else {
            slots.put(row, target);
        }
    }

    /** The gradient of a sum is that of its parts: what the loss gives for the sums goes to the outputs as it is. */
    @Override
    public void compute(double scale, Tensor outputs, Tensor loss, Tensor gradient) {
        if (any) {
            ops.upload(host, 0, offsets);
            ops.add(1, outputs, 1, offsets, sums);
        }
        slots.compute(scale, any ? sums : outputs, loss, gradient);
    }
}
