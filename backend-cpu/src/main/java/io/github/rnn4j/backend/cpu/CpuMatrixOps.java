package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.MatrixOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;

/** {@code gemm}. */
final class CpuMatrixOps implements MatrixOps {
    private final CpuOperands operands;
    private final GemmScratch<double[]> doubles = new GemmScratch<>(CpuTypes.DOUBLES);
    private GemmScratch<float[]> floats = new GemmScratch<>(FloatKernels.current());

    CpuMatrixOps(CpuOperands operands) {
        this.operands = operands;
    }

    @Override
    public void gemm(GemmForm form, Tensor a, Tensor b, Tensor c) {
        CpuTensor left = operands.open(a, "a");
        CpuTypes.floating(left.dtype(), "a");
        CpuTensor right = operands.open(b, "b", left.dtype());
        CpuTensor out = operands.result(c, "c", left.dtype(), left);
        CpuOperands.distinct(out, right, "c");
        check(form, left, right, out);
        if (left.dtype() == DType.FLOAT64) {
            doubles.multiply(form, left, right, out);
        } else {
            floats().multiply(form, left, right, out);
            FloatKernels.worked((long) out.shape().elements() * left.shape().size(form.transposeA() ? -2 : -1));
        }
    }

    private GemmScratch<float[]> floats() {
        FloatElements now = FloatKernels.current();
        if (floats.elements() != now) {
            floats = new GemmScratch<>(now);
        }
        return floats;
    }

    private static void check(GemmForm form, CpuTensor a, CpuTensor b, CpuTensor c) {
        int rank = a.shape().rank();
        boolean ranks = (rank == 2 || rank == 3)
                && b.shape().rank() == rank
                && c.shape().rank() == rank;
        if (!ranks || !fits(form, a, b, c)) {
            throw new ShapeMismatchException(
                    "gemm: expected [m, k] by [k, n] into [m, n], with one batch axis before all or none, but got "
                            + a.shape() + (form.transposeA() ? " transposed" : "") + " by " + b.shape()
                            + (form.transposeB() ? " transposed" : "") + " into " + c.shape() + ".");
        }
    }

    private static boolean fits(GemmForm form, CpuTensor a, CpuTensor b, CpuTensor c) {
        int m = a.shape().size(form.transposeA() ? -1 : -2);
        int k = a.shape().size(form.transposeA() ? -2 : -1);
        int n = b.shape().size(form.transposeB() ? -2 : -1);
        boolean products = a.shape().rank() == 2
                || (a.shape().size(0) == b.shape().size(0)
                        && a.shape().size(0) == c.shape().size(0));
        return products
                && b.shape().size(form.transposeB() ? -1 : -2) == k
                && c.shape().size(-2) == m
                && c.shape().size(-1) == n;
    }
}
