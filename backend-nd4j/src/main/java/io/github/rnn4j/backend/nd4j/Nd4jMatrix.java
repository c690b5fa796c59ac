package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.MatrixOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;

/**
 * The matrix product, by the engine's {@code matmul} with its transpose flags: five times cheaper to call than its {@code gemm},
 * and a transposed view would cost twice the product.
 */
interface Nd4jMatrix extends Nd4jFamily, MatrixOps {
    @Override
    default void gemm(GemmForm form, Tensor a, Tensor b, Tensor c) {
        synchronized (session()) {
            Nd4jTensor left = use("gemm a", a);
            Nd4jTensor right = use("gemm b", b);
            Nd4jTensor result = use("gemm c", c);
            Nd4jFamily.checkFloating("gemm a", left);
            Nd4jFamily.checkSameType("gemm", left, right, result);
            Nd4jFamily.checkApart("gemm c", left, result);
            Nd4jFamily.checkApart("gemm c", right, result);
            Nd4jFamily.checkShape("gemm c", productShape(form, left.shape(), right.shape()), result);
            if (result.isEmpty()) {
                return;
            }
            if (left.isEmpty()) {
                scale(result, form.beta());
                return;
            }
            Call call = Call.of("matmul", form.transposeA() ? 1 : 0, form.transposeB() ? 1 : 0, 0)
                    .with(form.alpha(), form.beta());
            run(call, result.array(), left.array(), right.array());
        }
    }

    /** {@code c = beta c}, zeros for a beta of 0: what is left where the sums are empty. */
    private void scale(Nd4jTensor c, double beta) {
        if (beta == 0) {
            run(Nd4jMemory.ASSIGN, c.array(), c.array(), session().scalars().of(c.type(), 0));
        } else {
            run(
                    Nd4jElementwise.MULTIPLY,
                    c.array(),
                    c.array(),
                    session().scalars().of(c.type(), beta));
        }
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
