package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.MatrixOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** The matrix product. Transposes are views, which the engine hands to its BLAS as flags. */
interface DjlMatrixOps extends DjlFamily, MatrixOps {
    @Override
    default void gemm(GemmForm form, Tensor a, Tensor b, Tensor c) {
        DjlTensor left = use("gemm a", a);
        DjlTensor right = use("gemm b", b);
        DjlTensor result = use("gemm c", c);
        DjlFamily.checkFloating("gemm a", left.dtype());
        DjlFamily.checkSameType("gemm", left, right, result);
        DjlFamily.checkApart("gemm c", left, result);
        DjlFamily.checkApart("gemm c", right, result);
        DjlFamily.checkShape("gemm c", productShape(form, left.shape(), right.shape()), result);
        boolean batched = left.shape().rank() == 3;
        session().compute(call -> {
            NDArray x = turned(call, left, form.transposeA());
            NDArray y = turned(call, right, form.transposeB());
            NDArray product = batched ? x.batchMatMul(y) : x.matMul(y);
            if (form.alpha() != 1) {
                product.muli(call.scalar(result.dtype(), form.alpha()));
            }
            if (form.beta() == 1) {
                product.addi(call.read(result));
            } else if (form.beta() != 0) {
                product.addi(call.own(call.read(result).mul(call.scalar(result.dtype(), form.beta()))));
            }
            call.store(product, result);
        });
    }

    private static NDArray turned(DjlCall call, DjlTensor matrix, boolean transpose) {
        int rank = matrix.shape().rank();
        NDArray array = call.read(matrix);
        return transpose ? call.own(array.swapAxes(rank - 2, rank - 1)) : array;
    }

    private static Shape productShape(GemmForm form, Shape a, Shape b) {
        if (a.rank() != b.rank() || (a.rank() != 2 && a.rank() != 3)) {
            throw new ShapeMismatchException("gemm: expected two operands of rank 2, or two of rank 3, but got " + a
                    + " and " + b + ". Reshape them.");
        }
        int innerA = a.size(form.transposeA() ? -2 : -1);
        int innerB = b.size(form.transposeB() ? -1 : -2);
        if (innerA != innerB || (a.rank() == 3 && a.size(0) != b.size(0))) {
            throw new ShapeMismatchException("gemm: expected operands with the same inner and batch sizes but got " + a
                    + " and " + b + " (" + form + "). Look at the transposes.");
        }
        int rows = a.size(form.transposeA() ? -1 : -2);
        int columns = b.size(form.transposeB() ? -2 : -1);
        return a.rank() == 2 ? Shape.of(rows, columns) : Shape.of(a.size(0), rows, columns);
    }
}
