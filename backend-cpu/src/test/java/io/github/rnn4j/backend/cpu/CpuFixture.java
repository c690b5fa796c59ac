package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** An open backend with one session, and tensors with made-up content. */
final class CpuFixture implements AutoCloseable {
    final CpuBackend backend;
    final CpuSession session;
    final TensorOps ops;
    private final RandomStream random = new RandomStream(new RandomKey(7, Purpose.TESTING, 0, 0));

    CpuFixture() {
        this(1);
    }

    CpuFixture(int threads) {
        backend = (CpuBackend) new CpuBackendProvider().open(new BackendOptions(threads, 0));
        session = (CpuSession) backend.newSession(Mode.TRAINING);
        ops = session.ops();
    }

    double[] random(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    Tensor tensor(DType dtype, double[] values, int... sizes) {
        Tensor tensor = ops.allocate(dtype, Shape.of(sizes));
        ops.upload(values, 0, tensor);
        return tensor;
    }

    Tensor ints(int[] values, int... sizes) {
        Tensor tensor = ops.allocate(DType.INT32, Shape.of(sizes));
        ops.upload(values, 0, tensor);
        return tensor;
    }

    Tensor random(DType dtype, int... sizes) {
        return tensor(dtype, random(Shape.of(sizes).elements()), sizes);
    }

    Tensor zeros(DType dtype, int... sizes) {
        return ops.allocate(dtype, Shape.of(sizes));
    }

    double[] values(Tensor tensor) {
        double[] values = new double[tensor.shape().elements()];
        ops.download(tensor, values, 0);
        return values;
    }

    int[] numbers(Tensor tensor) {
        int[] values = new int[tensor.shape().elements()];
        ops.download(tensor, values, 0);
        return values;
    }

    @Override
    public void close() {
        backend.close();
    }
}
