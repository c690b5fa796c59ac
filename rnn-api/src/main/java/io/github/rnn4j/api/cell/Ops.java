package io.github.rnn4j.api.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The primitives as expressions: each call returns a new tensor. Meaning, shapes and types are those of the operation of the
 * same name in {@link io.github.rnn4j.api.backend.TensorOps}. Whoever implements it decides what a call does: compute at once,
 * or record for replay and gradients.
 */
@Experimental
public interface Ops {
    /** Returns a tensor of which every element is {@code value}; no gradient flows to it. */
    Tensor constant(DType dtype, Shape shape, double value);

    /** Returns an INT32 tensor with these elements, row-major; no gradient flows to it. */
    Tensor constant(Shape shape, int... elements);

    /** Returns the elements in another type. */
    Tensor cast(Tensor x, DType dtype);

    /** Returns the elements stretched to a shape. */
    Tensor broadcast(Tensor x, Shape shape);

    /** Returns the same elements under another shape. */
    Tensor reshape(Tensor x, Shape shape);

    /** Returns {@code alpha op(a) op(b)}; {@code form.beta()} must be 0. */
    Tensor gemm(GemmForm form, Tensor a, Tensor b);

    /** Returns {@code alpha left + beta right}, broadcast. */
    Tensor add(double alpha, Tensor left, double beta, Tensor right);

    /** Returns {@code left · right}, broadcast. */
    Tensor multiply(Tensor left, Tensor right);

    /** Returns {@code left / right}, broadcast. */
    Tensor divide(Tensor left, Tensor right);

    /** Returns e to the power of each element. */
    Tensor exp(Tensor x);

    /** Returns natural logarithms. */
    Tensor log(Tensor x);

    /** Returns square roots. */
    Tensor sqrt(Tensor x);

    /** Returns hyperbolic tangents. */
    Tensor tanh(Tensor x);

    /** Returns {@code 1 / (1 + e^-x)}. */
    Tensor sigmoid(Tensor x);

    /** Returns {@code max(x, 0)}. */
    Tensor relu(Tensor x);

    /** Returns 1 where the relation holds, else 0; no gradient flows through it. */
    Tensor compare(Comparison relation, Tensor left, Tensor right);

    /** Returns {@code left} where the condition is not 0, else {@code right}; no gradient flows to the condition. */
    Tensor select(Tensor condition, Tensor left, Tensor right);

    /** Returns sums along an axis, which is gone from the shape. */
    Tensor sum(Tensor x, int axis);

    /** Returns the greatest elements along an axis, which is gone from the shape. */
    Tensor max(Tensor x, int axis);

    /** Returns the softmax over the last axis; no gradient flows to the mask. */
    Tensor maskedSoftmax(Tensor x, @Nullable Tensor mask);

    /** Returns tensors one after the other along an axis. */
    Tensor concat(List<Tensor> parts, int axis);

    /** Returns tensors one after the other along a new axis. */
    Tensor stack(List<Tensor> parts, int axis);

    /** Returns the slices along an axis, which is gone from their shape. */
    List<Tensor> unstack(Tensor x, int axis);

    /** Returns {@code length} indices of an axis, from {@code from}. */
    Tensor narrow(Tensor x, int axis, int from, int length);

    /** Returns the axes reordered. */
    Tensor transpose(Tensor x, int... permutation);

    /** Returns the rows named by {@code ids}. */
    Tensor gatherRows(Tensor table, Tensor ids);

    /** Returns the table with the named rows replaced; each may be named once only. */
    Tensor setRows(Tensor table, Tensor ids, Tensor rows);

    /** Returns the table with rows added to the named ones. */
    Tensor scatterAddRows(Tensor table, Tensor ids, Tensor rows);

    /** Returns each sequence with its first {@code lengths[b]} steps turned round. */
    Tensor reverseByLength(Tensor x, Tensor lengths);

    /** Returns {@code left + right}. */
    default Tensor add(Tensor left, Tensor right) {
        return add(1, left, 1, right);
    }

    /** Returns {@code left - right}. */
    default Tensor subtract(Tensor left, Tensor right) {
        return add(1, left, -1, right);
    }

    /** Returns {@code factor · x}. */
    default Tensor scale(double factor, Tensor x) {
        return multiply(x, constant(x.dtype(), Shape.of(1), factor));
    }

    /** Returns {@code 1 - x}. */
    default Tensor oneMinus(Tensor x) {
        return add(1, constant(x.dtype(), Shape.of(1), 1), -1, x);
    }

    /**
     * Returns {@code x Wᵀ + b} over the last axis.
     *
     * @param x {@code [.., inputSize]}
     * @param weight {@code [outputSize, inputSize]}
     * @param bias {@code [outputSize]}, or null for none
     */
    default Tensor affine(Tensor x, Tensor weight, @Nullable Tensor bias) {
        Shape shape = x.shape();
        int inputSize = shape.size(-1);
        Tensor rows = reshape(x, Shape.of(inputSize == 0 ? 0 : shape.elements() / inputSize, inputSize));
        Tensor product = gemm(GemmForm.TRANSPOSE_B, rows, weight);
        Tensor shifted = bias == null ? product : add(product, bias);
        return reshape(shifted, shape.withSize(-1, weight.shape().size(0)));
    }
}
