package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Typed transfer between host arrays and tensors, row-major, as many elements as the tensor has. It is lossless where the
 * array's type is the tensor's; {@code float[]} and {@code double[]} convert to and from every floating type; {@code int[]}
 * goes with INT32 only. A download waits for the device.
 *
 * <p>All throw {@link io.github.rnn4j.api.error.RnnException} with code {@code DTYPE_MISMATCH} for a type that does not go
 * with the array, and {@code INVALID_ARGUMENT} where the array is too short.
 */
@Stable
public interface TransferOps {
    /** Overwrites the tensor with {@code source[offset..]}. */
    void upload(float[] source, int offset, Tensor target);

    /** Overwrites the tensor with {@code source[offset..]}. */
    void upload(double[] source, int offset, Tensor target);

    /** Overwrites the tensor with {@code source[offset..]}. */
    void upload(int[] source, int offset, Tensor target);

    /** Writes the tensor's elements to {@code target[offset..]}. */
    void download(Tensor source, float[] target, int offset);

    /** Writes the tensor's elements to {@code target[offset..]}. */
    void download(Tensor source, double[] target, int offset);

    /** Writes the tensor's elements to {@code target[offset..]}. */
    void download(Tensor source, int[] target, int offset);
}
