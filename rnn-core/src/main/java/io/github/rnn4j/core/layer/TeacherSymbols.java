package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;

/**
 * What a decoder reads in training, on the host and on the device: at each step the symbol before the one it is to write, or a
 * sign that it reads its own. Confined to the session's thread.
 */
final class TeacherSymbols {
    /** In place of a symbol: the decoder reads the one that it wrote itself. */
    static final int OWN = -1;

    private final int batchSize;
    private final int[] host;
    private final Tensor device;

    TeacherSymbols(TensorOps ops, BatchShape shape) {
        this.batchSize = shape.batchSize();
        this.device = ops.allocate(DType.INT32, Shape.of(shape.targetSteps(), shape.batchSize()));
        this.host = new int[shape.targetSteps() * shape.batchSize()];
    }

    /** Returns them on the device, INT32 {@code [targetSteps, batch]}. */
    Tensor device() {
        return device;
    }

    void clear() {
        Arrays.fill(host, 0);
    }

    /** Puts a target into a row that was clear; the first step reads 0. */
    void put(int row, Target.Sequence target) {
        for (int step = 1; step < target.timeSteps(); step++) {
            host[step * batchSize + row] = target.symbols().get(step - 1);
        }
    }

    /** Takes each symbol away with a probability; the 0 before the first one stays. */
    void withhold(RandomStream numbers, double probability) {
        for (int i = batchSize; i < host.length; i++) {
            if (numbers.nextDouble() < probability) {
                host[i] = OWN;
            }
        }
    }

    void upload(TensorOps ops) {
        ops.upload(host, 0, device);
    }
}
