package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/** FLOAT32 with weights in panels: rows where they stand, and narrow states straight by the kernel of their width. */
@Internal
public final class PanelRecurrence implements Recurrence<float[]> {
    private final PanelKernels kernels;
    private final int width;
    private final PanelRows rows;
    private final FloatBlockOps ops;

    /** Creates one with scratch of its own. */
    public PanelRecurrence(PanelKernels kernels, FloatBlockOps ops) {
        this.kernels = kernels;
        this.width = kernels.width();
        this.rows = new PanelRows(kernels, new PanelScratch(width));
        this.ops = ops;
    }

    @Override
    public void run(
            UnaryOp activation, MatrixView<float[]> states, PackedMatrix<float[]> right, MatrixView<float[]> sums) {
        float[] h = states.data;
        float[] s = sums.data;
        int size = sums.columns;
        int before = states.offset;
        int sum = sums.offset;
        for (int i = 0; i < sums.rows; i++) {
            if (size == 2 * width) {
                kernels.row2(h, before, right.rows[0], right.from, size * width, size, s, sum);
            } else if (size == width) {
                kernels.row1(h, before, right.rows[0], right.from, size, s, sum);
            } else {
                rows.step(h, before, right, size, sums, i);
            }
            int after = before + states.rowStep;
            ops.apply(activation, s, sum, h, after, size);
            before = after;
            sum += sums.rowStep;
        }
    }
}
