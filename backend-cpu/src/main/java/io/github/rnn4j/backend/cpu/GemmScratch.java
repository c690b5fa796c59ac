package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;

/**
 * The matrix product of tensors of one type, with the scratch it needs. Confined to a session.
 *
 * @param <A> the array type
 */
final class GemmScratch<A> {
    private final FloatingElements<A> elements;
    private final Gemm<A> gemm;
    private final MatrixView<A> left;
    private final MatrixView<A> right;
    private final MatrixView<A> out;

    GemmScratch(FloatingElements<A> elements) {
        this.elements = elements;
        this.gemm = elements.newGemm();
        A none = elements.allocate(0);
        this.left = new MatrixView<>(none);
        this.right = new MatrixView<>(none);
        this.out = new MatrixView<>(none);
    }

    FloatingElements<A> elements() {
        return elements;
    }

    void multiply(GemmForm form, CpuTensor a, CpuTensor b, CpuTensor c) {
        int products = a.shape().rank() == 2 ? 1 : a.shape().size(0);
        for (int product = 0; product < products; product++) {
            view(left, a, product, form.transposeA());
            view(right, b, product, form.transposeB());
            view(out, c, product, false);
            gemm.multiply(form.alpha(), left, right, form.beta(), out);
        }
    }

    private void view(MatrixView<A> view, CpuTensor tensor, int product, boolean transposed) {
        int rows = tensor.shape().size(-2);
        int columns = tensor.shape().size(-1);
        view.rowMajor(elements.cast(tensor.array()), product * rows * columns, rows, columns);
        if (transposed) {
            view.transpose();
        }
    }
}
