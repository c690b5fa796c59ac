package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.MatrixOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** The matrix product. */
interface ReferenceMatrix extends Family, MatrixOps {
    /** {@code c[s, i, j] = alpha Σ_p op(a)[s, i, p] op(b)[s, p, j] + beta c[s, i, j]}; without the last term if beta is 0. */
    @Override
    default void gemm(GemmForm form, Tensor a, Tensor b, Tensor c) {
        ReferenceTensor left = use("gemm a", a);
        ReferenceTensor right = use("gemm b", b);
        ReferenceTensor result = use("gemm c", c);
        Family.checkFloating("gemm a", left);
        Family.checkSameType("gemm", left, right, result);
        Family.checkApart("gemm c", left, result);
        Family.checkApart("gemm c", right, result);
        Shape shape = productShape(form, left.shape(), right.shape());
        Family.checkShape("gemm c", shape, result);
        int inner = left.shape().size(form.transposeA() ? -2 : -1);
        int products = shape.rank() == 3 ? shape.size(0) : 1;
        for (int s = 0; s < products; s++) {
            product(form, inner, s, left, right, result);
        }
    }

    private static void product(
            GemmForm form, int inner, int s, ReferenceTensor a, ReferenceTensor b, ReferenceTensor c) {
        int rows = c.shape().size(-2);
        int columns = c.shape().size(-1);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int p = 0; p < inner; p++) {
                    double x = a.get(s * rows * inner + (form.transposeA() ? p * rows + i : i * inner + p));
                    double y = b.get(s * inner * columns + (form.transposeB() ? j * inner + p : p * columns + j));
                    sum += x * y;
                }
                int at = (s * rows + i) * columns + j;
                double old = form.beta() == 0 ? 0 : form.beta() * c.get(at);
                c.set(at, form.alpha() * sum + old);
            }
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
