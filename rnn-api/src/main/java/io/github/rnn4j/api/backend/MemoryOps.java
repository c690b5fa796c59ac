package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Where tensors come from and how their elements move: {@code allocate}, {@code copy}, {@code fill}, {@code reshape}. */
@Stable
public interface MemoryOps {
    /** Opens a scope inside the innermost open one; the tensors allocated until it closes belong to it. */
    Scope openScope();

    /**
     * Allocates a tensor whose elements are 0. ONNX: ConstantOfShape.
     *
     * @return a tensor owned by the innermost open scope
     * @throws io.github.rnn4j.api.error.UnsupportedCapabilityException if the type is not among the declared storage types
     */
    Tensor allocate(DType dtype, Shape shape);

    /**
     * Copies elements, converting the type and stretching axes of size 1. Floating to INT32 cuts towards zero. ONNX: Cast,
     * Expand.
     *
     * @param source its shape broadcasts to that of {@code target}
     * @param target overwritten; may share no elements with {@code source}
     */
    void copy(Tensor source, Tensor target);

    /** Sets every element to {@code value}, rounded to the tensor's type. */
    void fill(Tensor target, double value);

    /**
     * Returns the same elements under another shape of as many elements. The view sees every later change and is closed with
     * the tensor it was made from; closing it frees nothing. This is the one operation whose result shares elements. ONNX:
     * Reshape.
     */
    Tensor reshape(Tensor tensor, Shape shape);
}
