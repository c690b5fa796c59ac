package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * Elements in another place: {@code concat}, {@code stack}, {@code unstack}, {@code narrow}, {@code transpose}. All tensors of
 * a call have one type, any type. Results are copies: no result shares elements with an operand.
 */
@Stable
public interface ShapingOps {
    /** Puts tensors one after the other along an existing axis. ONNX: Concat. */
    void concat(List<Tensor> parts, int axis, Tensor out);

    /** Puts tensors of one shape one after the other along a new axis. ONNX: Unsqueeze, Concat. */
    void stack(List<Tensor> parts, int axis, Tensor out);

    /** Takes a tensor apart along an axis, as many parts as the axis is long. ONNX: Split, Squeeze. */
    void unstack(Tensor x, int axis, List<Tensor> parts);

    /**
     * Takes a run of indices of one axis, as many as {@code out} has there. ONNX: Slice.
     *
     * @param from first index
     */
    void narrow(Tensor x, int axis, int from, Tensor out);

    /**
     * Reorders the axes: axis {@code i} of {@code out} is axis {@code permutation[i]} of {@code x}. ONNX: Transpose.
     *
     * @param permutation every axis once
     */
    void transpose(Tensor x, int[] permutation, Tensor out);
}
