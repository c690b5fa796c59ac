package io.github.rnn4j.backend.cpu.internal.kernel;

import java.util.Arrays;

/**
 * FLOAT32. The right operand is copied into rows of their own, a block of {@code k} at a time; one row of the result at a time
 * lives in a scratch row, to which {@link FloatRows} adds them.
 */
class FloatGemm implements Gemm<float[]> {
    /** Elements of a packed block: 24 KiB of the 32 KiB that a level 1 cache has at least. */
    private static final int BLOCK_ELEMENTS = 6 * 1024;

    private static final int LEAST_DEPTH = 16;
    /** A result narrower than this is computed transposed, for a pass costs about the same up to this width. */
    private static final int NARROW = 16;

    private float[][] panel = new float[0][];
    private float[] line = new float[0];
    private float[] total = new float[0];

    @Override
    public PackedMatrix<float[]> newPacked(int depth, int columns) {
        return new PackedMatrix<>(new float[depth][FloatRows.end(columns)]);
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
        if (total.length < line.length) {
            total = new float[line.length];
        }
        Arrays.fill(total, 0);
        for (int i = 0; i < rows.rows; i++) {
            load(rows, i);
            FloatRows.add1(total, FloatRows.end(rows.columns), 1, line);
        }
        System.arraycopy(total, FloatRows.LEAD, sums, 0, rows.columns);
    }

    private static int blockDepth(int width) {
        return Math.max(LEAST_DEPTH, BLOCK_ELEMENTS / Math.max(width, 1) / 4 * 4);
    }

    private void reserve(int depth, int width) {
        int length = FloatRows.end(width);
        if (line.length < length) {
            line = new float[length];
        }
        if (panel.length < depth || (depth > 0 && panel[0].length < length)) {
            panel = new float[Math.max(depth, panel.length)][line.length];
        }
    }

    private static void packBlock(MatrixView<float[]> right, int first, int end, float[][] rows) {
        for (int k = first; k < end; k++) {
            float[] row = rows[k - first];
            int from = right.offset + k * right.rowStep;
            if (right.columnStep == 1) {
                System.arraycopy(right.data, from, row, FloatRows.LEAD, right.columns);
            } else {
                for (int j = 0, at = from; j < right.columns; j++, at += right.columnStep) {
                    row[FloatRows.LEAD + j] = right.data[at];
                }
            }
            Arrays.fill(row, FloatRows.LEAD + right.columns, FloatRows.end(right.columns), 0);
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
        int width = FloatRows.end(out.columns);
        for (int i = 0; i < out.rows; i++) {
            load(out, i);
            int at = left.offset + i * left.rowStep + first * step;
            FloatRows.add(line, width, alpha, a, at, step, rows, first - origin, end - origin);
            store(out, i);
        }
    }

    private void load(MatrixView<float[]> out, int row) {
        int from = out.offset + row * out.rowStep;
        if (out.columnStep == 1) {
            System.arraycopy(out.data, from, line, FloatRows.LEAD, out.columns);
        } else {
            for (int j = 0, at = from; j < out.columns; j++, at += out.columnStep) {
                line[FloatRows.LEAD + j] = out.data[at];
            }
        }
    }

    private void store(MatrixView<float[]> out, int row) {
        int from = out.offset + row * out.rowStep;
        if (out.columnStep == 1) {
            System.arraycopy(line, FloatRows.LEAD, out.data, from, out.columns);
        } else {
            for (int j = 0, at = from; j < out.columns; j++, at += out.columnStep) {
                out.data[at] = line[FloatRows.LEAD + j];
            }
        }
    }
}
