package io.github.rnn4j.backend.cpu.internal.kernel;

import java.util.Arrays;

/**
 * FLOAT32. The right operand is copied into rows of their own, a block of {@code k} at a time; one row of the result at a time
 * lives in a scratch row, to which six rows are added per pass, or four where that leaves fewer single ones. That is the shape C2
 * vectorises: flat arrays with an offset, more rows of the result at once, or eight rows a pass do not vectorise on JDK 17.
 */
class FloatGemm implements Gemm<float[]> {
    /** Elements of a packed block: 24 KiB of the 32 KiB that a level 1 cache has at least. */
    private static final int BLOCK_ELEMENTS = 6 * 1024;

    private static final int LEAST_DEPTH = 16;
    /** A result narrower than this is computed transposed, for a pass costs about the same up to this width. */
    private static final int NARROW = 16;

    private float[][] panel = new float[0][];
    private float[] line = new float[0];

    @Override
    public PackedMatrix<float[]> newPacked(int depth, int columns) {
        return new PackedMatrix<>(new float[depth][columns]);
    }

    @Override
    public void pack(MatrixView<float[]> right, PackedMatrix<float[]> packed) {
        packBlock(right, 0, right.rows, packed.rows);
    }

    @Override
    public void multiply(
            double alpha, MatrixView<float[]> left, MatrixView<float[]> right, double beta, MatrixView<float[]> out) {
        if (alpha == 1 && out.columns < NARROW && out.columns < out.rows) {
            left.transpose();
            right.transpose();
            out.transpose();
            multiplyWide(1, right, left, (float) beta, out);
        } else {
            multiplyWide((float) alpha, left, right, (float) beta, out);
        }
    }

    private void multiplyWide(
            float alpha, MatrixView<float[]> left, MatrixView<float[]> right, float beta, MatrixView<float[]> out) {
        int depth = blockDepth(out.columns);
        reserve(Math.min(depth, right.rows), out.columns);
        scale(beta, out);
        for (int k = 0; k < right.rows; k += depth) {
            int end = Math.min(k + depth, right.rows);
            packBlock(right, k, end, panel);
            accumulateBlock(alpha, left, k, end, panel, k, out);
        }
    }

    @Override
    public void accumulate(MatrixView<float[]> left, PackedMatrix<float[]> packed, MatrixView<float[]> out) {
        reserve(0, out.columns);
        int depth = out.rows < 4 ? left.columns : blockDepth(out.columns);
        for (int k = 0; k < left.columns; k += depth) {
            accumulateBlock(1, left, k, Math.min(k + depth, left.columns), packed.rows, 0, out);
        }
    }

    @Override
    public void sumRows(MatrixView<float[]> rows, float[] sums) {
        reserve(0, rows.columns);
        Arrays.fill(sums, 0, rows.columns, 0);
        for (int i = 0; i < rows.rows; i++) {
            load(rows, i);
            add1(sums, rows.columns, 1, line);
        }
    }

    private static int blockDepth(int width) {
        return Math.max(LEAST_DEPTH, BLOCK_ELEMENTS / Math.max(width, 1) / 4 * 4);
    }

    private void reserve(int depth, int width) {
        if (line.length < width) {
            line = new float[width];
        }
        if (panel.length < depth || (depth > 0 && panel[0].length < width)) {
            panel = new float[Math.max(depth, panel.length)][line.length];
        }
    }

    private static void packBlock(MatrixView<float[]> right, int first, int end, float[][] rows) {
        for (int k = first; k < end; k++) {
            float[] row = rows[k - first];
            int from = right.offset + k * right.rowStep;
            if (right.columnStep == 1) {
                System.arraycopy(right.data, from, row, 0, right.columns);
            } else {
                for (int j = 0, at = from; j < right.columns; j++, at += right.columnStep) {
                    row[j] = right.data[at];
                }
            }
        }
    }

    private void scale(float beta, MatrixView<float[]> out) {
        if (beta == 1) {
            return;
        }
        for (int i = 0; i < out.rows; i++) {
            for (int j = 0, at = out.offset + i * out.rowStep; j < out.columns; j++, at += out.columnStep) {
                out.data[at] = beta == 0 ? 0 : beta * out.data[at];
            }
        }
    }

    /** Adds the products over {@code [first, end)}; row {@code k} of the right operand is {@code rows[k - origin]}. */
    private void accumulateBlock(
            float alpha,
            MatrixView<float[]> left,
            int first,
            int end,
            float[][] rows,
            int origin,
            MatrixView<float[]> out) {
        int step = left.columnStep;
        float[] a = left.data;
        for (int i = 0; i < out.rows; i++) {
            load(out, i);
            int at = left.offset + i * left.rowStep + first * step;
            int k = first - origin;
            int last = end - origin; // eight or nine are done by four: single ones take as long
            for (; k + 6 <= last && (last - k) / 2 != 4; k += 6, at += 6 * step) {
                add6(
                        line,
                        out.columns,
                        alpha * a[at],
                        rows[k],
                        alpha * a[at + step],
                        rows[k + 1],
                        alpha * a[at + 2 * step],
                        rows[k + 2],
                        alpha * a[at + 3 * step],
                        rows[k + 3],
                        alpha * a[at + 4 * step],
                        rows[k + 4],
                        alpha * a[at + 5 * step],
                        rows[k + 5]);
            }
            for (; k + 4 <= last; k += 4, at += 4 * step) {
                add4(
                        line,
                        out.columns,
                        alpha * a[at],
                        rows[k],
                        alpha * a[at + step],
                        rows[k + 1],
                        alpha * a[at + 2 * step],
                        rows[k + 2],
                        alpha * a[at + 3 * step],
                        rows[k + 3]);
            }
            for (; k < last; k++, at += step) {
                add1(line, out.columns, alpha * a[at], rows[k]);
            }
            store(out, i);
        }
    }

    private void load(MatrixView<float[]> out, int row) {
        int from = out.offset + row * out.rowStep;
        if (out.columnStep == 1) {
            System.arraycopy(out.data, from, line, 0, out.columns);
        } else {
            for (int j = 0, at = from; j < out.columns; j++, at += out.columnStep) {
                line[j] = out.data[at];
            }
        }
    }

    private void store(MatrixView<float[]> out, int row) {
        int from = out.offset + row * out.rowStep;
        if (out.columnStep == 1) {
            System.arraycopy(line, 0, out.data, from, out.columns);
        } else {
            for (int j = 0, at = from; j < out.columns; j++, at += out.columnStep) {
                out.data[at] = line[j];
            }
        }
    }

    /** a factors, b rows, c the row of the result. */
    private static void add4(
            float[] c, int n, float a0, float[] b0, float a1, float[] b1, float a2, float[] b2, float a3, float[] b3) {
        for (int j = 0; j < n; j++) {
            c[j] = Fma.of(a3, b3[j], Fma.of(a2, b2[j], Fma.of(a1, b1[j], Fma.of(a0, b0[j], c[j]))));
        }
    }

    private static void add6(
            float[] c,
            int n,
            float a0,
            float[] b0,
            float a1,
            float[] b1,
            float a2,
            float[] b2,
            float a3,
            float[] b3,
            float a4,
            float[] b4,
            float a5,
            float[] b5) {
        for (int j = 0; j < n; j++) {
            float sum = Fma.of(a2, b2[j], Fma.of(a1, b1[j], Fma.of(a0, b0[j], c[j])));
            c[j] = Fma.of(a5, b5[j], Fma.of(a4, b4[j], Fma.of(a3, b3[j], sum)));
        }
    }

    private static void add1(float[] c, int n, float a, float[] b) {
        for (int j = 0; j < n; j++) {
            c[j] = Fma.of(a, b[j], c[j]);
        }
    }
}
