package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Along one axis: {@code sum}, {@code max}, {@code maskedSoftmax}. The reduced axis is gone from the shape of the result, or
 * stays with size 1, as the result's rank says.
 */
@Stable
public interface ReductionOps {
    /**
     * Adds up the elements along an axis, in double whatever the type. An axis of size 0 gives 0. ONNX: ReduceSum.
     *
     * @param out of the type of {@code x}, or FLOAT64
     */
    void sum(Tensor x, int axis, Tensor out);

    /**
     * Finds the greatest element along an axis and where it stands; of equal ones the first. Not specified where an element
     * is NaN. The axis must not be of size 0. ONNX: ReduceMax, ArgMax.
     *
     * @param index INT32, of the same shape as {@code out}; or null if it is not wanted
     */
    void max(Tensor x, int axis, Tensor out, @Nullable Tensor index);

    /**
     * Computes the softmax over the last axis, shifted by the greatest used element. Elements whose mask is 0 take no part
     * and give 0, be they NaN; a row without a used element gives zeros. ONNX: Where, Softmax.
     *
     * @param mask of the type of {@code x}, broadcast to its shape; not 0 means use; or null to use all
     * @param out of the shape of {@code x}, and may be {@code x}
     */
    void maskedSoftmax(Tensor x, @Nullable Tensor mask, Tensor out);
}
