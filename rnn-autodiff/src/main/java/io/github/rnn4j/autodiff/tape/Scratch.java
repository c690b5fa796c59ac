package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tensors for use within one operation's backward steps, shared by all operations: they stay in the processor's cache. */
final class Scratch {
    private final TensorOps ops;
    private final Map<Kind, List<Tensor>> free = new HashMap<>();
    private final List<Tensor> used = new ArrayList<>();

    Scratch(TensorOps ops) {
        this.ops = ops;
    }

    /** Returns a tensor that is handed out to no one else until {@link #reset}. */
    Tensor take(DType dtype, Shape shape) {
        List<Tensor> candidates = free.getOrDefault(new Kind(dtype, shape), List.of());
        Tensor tensor = candidates.isEmpty() ? ops.allocate(dtype, shape) : candidates.remove(candidates.size() - 1);
        used.add(tensor);
        return tensor;
    }

    /** Takes everything back: the next operation begins. */
    void reset() {
        for (Tensor tensor : used) {
            free.computeIfAbsent(new Kind(tensor.dtype(), tensor.shape()), kind -> new ArrayList<>())
                    .add(tensor);
        }
        used.clear();
    }

    private record Kind(DType dtype, Shape shape) {}
}
