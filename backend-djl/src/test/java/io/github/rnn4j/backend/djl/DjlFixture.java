package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;

/** An open backend with one session. */
final class DjlFixture implements AutoCloseable {
    final DjlBackend backend = (DjlBackend) new DjlBackendProvider().open(BackendOptions.DEFAULT);
    final DjlSession session = (DjlSession) backend.newSession(Mode.TRAINING);
    final TensorOps ops = session.ops();

    Tensor tensor(DType dtype, Shape shape, double... values) {
        return TensorValues.tensor(ops, dtype, shape, values);
    }

    double[] values(Tensor tensor) {
        return TensorValues.read(ops, tensor);
    }

    /** Returns how many arrays the engine holds for this backend. */
    int arrays() {
        return backend.home().getManagedArrays().size();
    }

    @Override
    public void close() {
        backend.close();
    }
}
