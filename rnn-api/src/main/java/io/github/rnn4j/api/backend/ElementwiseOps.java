package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Element by element: {@code add}, {@code multiply}, {@code divide}, {@code exp}, {@code log}, {@code sqrt}, {@code tanh},
 * {@code sigmoid}, {@code relu}. All tensors of a call have one type: floating, or INT32 for {@code add} and {@code
 * multiply}. Operands are broadcast (NumPy's rules) to the shape of {@code out}, which must be exactly their common shape. An
 * operand of that very shape may be {@code out} itself.
 */
@Stable
public interface ElementwiseOps {
    /** Computes {@code out = alpha left + beta right}. A factor of 0 still multiplies: 0·NaN is NaN. ONNX: Mul, Add. */
    void add(double alpha, Tensor left, double beta, Tensor right, Tensor out);

    /** Computes {@code out = left · right}. ONNX: Mul. */
    void multiply(Tensor left, Tensor right, Tensor out);

    /** Computes {@code out = left / right}. ONNX: Div. */
    void divide(Tensor left, Tensor right, Tensor out);

    /** Computes e to the power of each element. ONNX: Exp. */
    void exp(Tensor x, Tensor out);

    /** Computes the natural logarithm. ONNX: Log. */
    void log(Tensor x, Tensor out);

    /** Computes the square root. ONNX: Sqrt. */
    void sqrt(Tensor x, Tensor out);

    /** Computes the hyperbolic tangent. ONNX: Tanh. */
    void tanh(Tensor x, Tensor out);

    /** Computes {@code 1 / (1 + e^-x)}. ONNX: Sigmoid. */
    void sigmoid(Tensor x, Tensor out);

    /** Computes {@code max(x, 0)}; NaN stays NaN. ONNX: Relu. */
    void relu(Tensor x, Tensor out);
}
