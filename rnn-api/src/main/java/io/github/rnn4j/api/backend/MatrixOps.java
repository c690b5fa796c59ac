package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Tensor;

/** The matrix product: {@code gemm}. */
@Stable
public interface MatrixOps {
    /**
     * Computes {@code c = alpha op(a) op(b) + beta c}. Rank 2 is one product; rank 3 is a batch of products over an equal
     * first axis. All three have one floating type and one rank. ONNX: Gemm, MatMul.
     *
     * @param a {@code [m, k]}, or {@code [k, m]} if transposed, after the batch axis if there is one
     * @param b {@code [k, n]}, or {@code [n, k]} if transposed
     * @param c {@code [m, n]}; must be neither {@code a} nor {@code b}
     * @throws io.github.rnn4j.api.error.ShapeMismatchException if the shapes do not fit
     */
    void gemm(GemmForm form, Tensor a, Tensor b, Tensor c);
}
