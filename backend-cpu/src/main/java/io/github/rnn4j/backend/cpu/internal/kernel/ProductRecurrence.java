package io.github.rnn4j.backend.cpu.internal.kernel;

/**
 * Any type: a product and an activation for each step.
 *
 * @param <A> the array type
 */
final class ProductRecurrence<A> implements Recurrence<A> {
    private final Gemm<A> gemm;
    private final BlockOps<A> ops;
    private final MatrixView<A> before;
    private final MatrixView<A> after;
    private final MatrixView<A> sum;

    ProductRecurrence(FloatingElements<A> elements) {
        A none = elements.allocate(0);
        this.gemm = elements.newGemm();
        this.ops = elements.newBlockOps();
        this.before = new MatrixView<>(none);
        this.after = new MatrixView<>(none);
        this.sum = new MatrixView<>(none);
    }

    @Override
    public void run(UnaryOp activation, MatrixView<A> states, PackedMatrix<A> right, MatrixView<A> sums) {
        before.rowMajor(states.data, states.offset, 1, sums.columns);
        after.rowMajor(states.data, states.offset + states.rowStep, 1, sums.columns);
        sum.rowMajor(sums.data, sums.offset, 1, sums.columns);
        for (int i = 0; i < sums.rows; i++) {
            gemm.accumulate(before, right, sum);
            ops.apply(activation, sum, after);
            before.offset += states.rowStep;
            after.offset += states.rowStep;
            sum.offset += sums.rowStep;
        }
    }
}
