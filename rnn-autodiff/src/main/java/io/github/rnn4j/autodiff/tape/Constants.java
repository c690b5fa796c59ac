package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** The constants of a recording: each uploaded once, shared by all steps, written by none. */
final class Constants {
    private final TensorOps ops;
    private final Map<Key, Tensor> tensors = new HashMap<>();

    Constants(TensorOps ops) {
        this.ops = ops;
    }

    Tensor of(DType dtype, Shape shape, double value) {
        return tensors.computeIfAbsent(new Key(dtype, shape, value), this::upload);
    }

    private Tensor upload(Key key) {
        Tensor tensor = ops.allocate(key.dtype, key.shape);
        ops.fill(tensor, key.value);
        return tensor;
    }

    private record Key(DType dtype, Shape shape, double value) {}
}
