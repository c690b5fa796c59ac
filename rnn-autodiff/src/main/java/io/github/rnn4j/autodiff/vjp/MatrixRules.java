package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Rules of {@code gemm}, single and batched. Gradients go straight into the sum: beta is 1 from the second use on. */
@Internal
public final class MatrixRules {
    private final TensorOps ops;

    /** Creates the rules over the session's operations. */
    public MatrixRules(TensorOps ops) {
        this.ops = ops;
    }

    /** Records {@code c = alpha op(a) op(b)}. */
    public Operation gemm(GemmForm form, Tensor a, Tensor b) {
        if (form.beta() != 0) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "gemm.beta: expected 0 but got " + form.beta()
                            + " (the result is a new tensor). Use add for a sum.");
        }
        Operands.floating("gemm", a);
        Operands.type("gemm", a.dtype(), b);
        Tensor c = ops.allocate(a.dtype(), shape(form, a.shape(), b.shape()));
        return Operation.of(
                c,
                () -> ops.gemm(form, a, b, c),
                flow -> {
                    Tensor dC = flow.gradient(c);
                    left(flow, form, a, b, dC);
                    right(flow, form, a, b, dC);
                },
                a,
                b);
    }

    /** {@code dA = alpha dC op(b)ᵀ}; where a was transposed, the transpose of that: {@code alpha op(b) dCᵀ}. */
    private void left(GradientFlow flow, GemmForm form, Tensor a, Tensor b, Tensor dC) {
        if (form.transposeA()) {
            product(flow, new GemmForm(form.transposeB(), true, form.alpha(), 0), b, dC, a);
        } else {
            product(flow, new GemmForm(false, !form.transposeB(), form.alpha(), 0), dC, b, a);
        }
    }

    /** {@code dB = alpha op(a)ᵀ dC}; where b was transposed, the transpose of that: {@code alpha dCᵀ op(a)}. */
    private void right(GradientFlow flow, GemmForm form, Tensor a, Tensor b, Tensor dC) {
        if (form.transposeB()) {
            product(flow, new GemmForm(true, form.transposeA(), form.alpha(), 0), dC, a, b);
        } else {
            product(flow, new GemmForm(!form.transposeA(), false, form.alpha(), 0), a, dC, b);
        }
    }

    private void product(GradientFlow flow, GemmForm form, Tensor left, Tensor right, Tensor value) {
        if (flow.wants(value)) {
            GradientFlow.Target target = flow.target(value);
            GemmForm adding = target.fresh() ? form : form.accumulating();
            flow.step(() -> ops.gemm(adding, left, right, target.tensor()));
        }
    }

    private static Shape shape(GemmForm form, Shape a, Shape b) {
        int rank = a.rank();
        if (rank != b.rank() || rank < 2 || rank > 3) {
            throw new ShapeMismatchException("gemm: expected two operands of rank 2 or 3 but got " + a + " and " + b);
        }
        int inner = a.size(form.transposeA() ? -2 : -1);
        if (inner != b.size(form.transposeB() ? -1 : -2) || (rank == 3 && a.size(0) != b.size(0))) {
            throw new ShapeMismatchException("gemm: expected op(a) [.., m, k] and op(b) [.., k, n] but got "
                    + a + (form.transposeA() ? " transposed" : "") + " and "
                    + b + (form.transposeB() ? " transposed" : ""));
        }
        int m = a.size(form.transposeA() ? -1 : -2);
        int n = b.size(form.transposeB() ? -2 : -1);
        return rank == 2 ? Shape.of(m, n) : Shape.of(a.size(0), m, n);
    }
}
