package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Arrays;

/**
 * A product of FLOAT32 matrices whose right operand stands in panels, groups of columns one behind the other, each {@code [rows,
 * width]}; the last one is filled up with zeros. A tile of the result stays in registers while {@code k} runs. What computes a
 * tile is left open. Confined to a session.
 *
 * <p>The form is that of GotoBLAS (Goto and van de Geijn, <i>Anatomy of high-performance matrix multiplication</i>, 2008), without
 * its packing of the left operand, which is small here.
 */
@Internal
public abstract class PanelGemm implements Gemm<float[]> {
    /** Elements of a block of the left operand: half of a level 2 cache of 256 KiB. */
    private static final int BLOCK_ELEMENTS = 32 * 1024;
    /** Most rows of the right operand in one go: a panel of them is read again and again from the level 2 cache. */
    private static final int BLOCK_DEPTH = 1024;

    /** Rows of a panel that is not full that are copied at a time: reading at once what was just written would wait. */
    private static final int SCRATCH_ROWS = 8 * TILE_ROWS;

    private final int width;
    private float[] panels = new float[0];
    private float[] copy = new float[0];
    private float[] line = new float[0];
    private final float[] scratch;
    private final MatrixView<float[]> copied = new MatrixView<>(copy);
    private final SweepDirection direction = new SweepDirection();

    /**
     * @param width columns of a panel
     */
    protected PanelGemm(int width) {
        this.width = width;
        this.scratch = new float[SCRATCH_ROWS * width];
    }

    @Override
    public final float[][] newRows(int count, int columns) {
        return new float[1][count * padded(columns)];
    }

    private int padded(int columns) {
        return (columns + width - 1) / width * width;
    }

    @Override
    public final void pack(MatrixView<float[]> right, float[][] rows) {
        pack(right, rows[0]);
    }

    private void pack(MatrixView<float[]> right, float[] target) {
        int depth = right.rows;
        int whole = right.columnStep == 1 ? right.columns / width * width : 0;
        if (whole > 0) {
            copyPanels(right.data, right.offset, right.rowStep, target, depth, whole);
        }
        for (int j = whole; j < right.columns; j += width) {
            int count = Math.min(width, right.columns - j);
            if (count < width) {
                Arrays.fill(target, j * depth, (j + width) * depth, 0);
            }
            for (int i = 0; i < count; i++) {
                int from = right.offset + (j + i) * right.columnStep;
                for (int k = 0, to = j * depth + i; k < depth; k++, from += right.rowStep, to += width) {
                    target[to] = right.data[from];
                }
            }
        }
    }

    @Override
    public final void multiply(
            double alpha, MatrixView<float[]> left, MatrixView<float[]> right, double beta, MatrixView<float[]> out) {
        boolean readable = alpha == 1 && (left.columnStep == 1 || left.rowStep == 1);
        MatrixView<float[]> first = readable ? left : scaled((float) alpha, left);
        scale((float) beta, out);
        if (out.columnStep == 1) {
            packAndMultiply(first, right, out);
        } else {
            packAndMultiply(right.transpose(), first.transpose(), out.transpose());
        }
    }

    private void packAndMultiply(MatrixView<float[]> left, MatrixView<float[]> right, MatrixView<float[]> out) {
        int size = right.rows * padded(right.columns);
        if (panels.length < size) {
            panels = new float[size];
        }
        pack(right, panels);
        product(left, panels, out);
    }

    @Override
    public final void accumulate(MatrixView<float[]> left, float[][] packed, MatrixView<float[]> out) {
        if (out.rows == 1) { // a step of a single sequence: nothing is worth dividing
            direction.turn(packed);
            row(left.data, left.offset, packed[0], left.columns, 0, left.columns, out, 0, 0);
        } else {
            product(left, packed[0], out);
        }
    }

    @Override
    public final void sumRows(MatrixView<float[]> rows, float[] sums) {
        Arrays.fill(sums, 0, rows.columns, 0);
        sumRows(rows.data, rows.offset, rows.rowStep, rows.rows, sums, rows.columns);
    }

    private static void scale(float beta, MatrixView<float[]> out) {
        if (beta == 1) {
            return;
        }
        for (int i = 0; i < out.rows; i++) {
            for (int j = 0, at = out.offset + i * out.rowStep; j < out.columns; j++, at += out.columnStep) {
                out.data[at] = beta == 0 ? 0 : beta * out.data[at];
            }
        }
    }

    /** Adds the product; a left operand of more than a few rows must follow itself along its rows or its columns. */
    private void product(MatrixView<float[]> left, float[] right, MatrixView<float[]> out) {
        direction.straight();
        int depth = left.columns;
        for (int k = 0; k < depth; k += BLOCK_DEPTH) {
            int count = Math.min(BLOCK_DEPTH, depth - k);
            int block = Math.max(TILE_ROWS, BLOCK_ELEMENTS / count / TILE_ROWS * TILE_ROWS);
            for (int first = 0; first < out.rows; first += block) {
                product(left, right, out, first, Math.min(out.rows, first + block), k, count);
            }
        }
    }

    private void product(
            MatrixView<float[]> left, float[] right, MatrixView<float[]> out, int first, int end, int k, int count) {
        int depth = left.columns;
        int whole = first + (end - first) / TILE_ROWS * TILE_ROWS;
        if (whole > first) {
            for (int j = 0; j < out.columns; j += width) {
                tiles(left, right, j * depth + k * width, out, first, whole, j, k, count);
            }
        }
        if (whole < end) {
            rest(left, right, out, whole, end, k, count);
        }
    }

    /** The last rows, too few for a tile. */
    private void rest(
            MatrixView<float[]> left, float[] right, MatrixView<float[]> out, int first, int end, int k, int count) {
        float[] a = left.data;
        int from = left.offset + first * left.rowStep + k * left.columnStep;
        int step = left.rowStep;
        if (left.columnStep != 1) {
            a = copied(1, left, first, end, k, count);
            from = 0;
            step = count;
        }
        int i = first;
        if (i + 3 == end) {
            three(a, from, step, right, left.columns, k, count, out, i);
            return;
        }
        if (i + 2 == end) {
            pair(a, from, step, right, left.columns, k, count, out, i);
            i += 2;
            from += 2 * step;
        }
        if (i < end) {
            row(a, from, right, left.columns, k, count, out, i, 0);
        }
    }

    private MatrixView<float[]> scaled(float alpha, MatrixView<float[]> left) {
        return copied.rowMajor(copied(alpha, left, 0, left.rows, 0, left.columns), 0, left.rows, left.columns);
    }

    /** Copies a part of some rows of the left operand, one behind the other, times a factor. */
    private float[] copied(float alpha, MatrixView<float[]> left, int first, int end, int k, int count) {
        if (copy.length < (end - first) * count) {
            copy = new float[(end - first) * count];
        }
        int to = 0;
        for (int i = first; i < end; i++) {
            int from = left.offset + i * left.rowStep + k * left.columnStep;
            for (int n = 0; n < count; n++, from += left.columnStep) {
                copy[to++] = alpha * left.data[from];
            }
        }
        return copy;
    }

    /** Adds to some rows of one panel's columns; of a panel that is not full, by way of scratch rows. */
    private void tiles(
            MatrixView<float[]> left,
            float[] right,
            int panel,
            MatrixView<float[]> out,
            int first,
            int end,
            int j,
            int k,
            int count) {
        int columns = Math.min(out.columns - j, width);
        int from = left.offset + first * left.rowStep + k * left.columnStep;
        if (columns == width) {
            int to = out.offset + first * out.rowStep + j;
            tiles(left, from, right, panel, count, out.data, to, out.rowStep, end - first, columns);
            return;
        }
        if (columns == 1 && left.columnStep == 1) {
            int to = out.offset + first * out.rowStep + j;
            LoneColumn.add(
                    left.data, from, left.rowStep, right, panel, width, count, out.data, to, out.rowStep, end - first);
            return;
        }
        for (int i = first; i < end; i += SCRATCH_ROWS, from += SCRATCH_ROWS * left.rowStep) {
            int rows = Math.min(SCRATCH_ROWS, end - i);
            load(out, i, rows, j, columns, width);
            tiles(left, from, right, panel, count, scratch, 0, width, rows, columns);
            store(out, i, rows, j, columns, width);
        }
    }

    private void tiles(
            MatrixView<float[]> left,
            int from,
            float[] right,
            int panel,
            int count,
            float[] target,
            int to,
            int step,
            int rows,
            int columns) {
        if (left.columnStep != 1) {
            tilesOfColumns(left.data, from, left.columnStep, right, panel, count, target, to, step, rows);
        } else if (2 * columns <= width) {
            halfTiles(left.data, from, left.rowStep, right, panel, count, target, to, step, rows);
        } else {
            tiles(left.data, from, left.rowStep, right, panel, count, target, to, step, rows);
        }
    }

    /** Three rows; {@code a} is the left operand, {@code step} from one row to the next. */
    private void three(
            float[] a, int from, int step, float[] right, int depth, int k, int count, MatrixView<float[]> out, int i) {
        int to = out.offset + i * out.rowStep;
        int j = 0;
        for (; j + width <= out.columns; j += width) {
            three(a, from, step, right, j * depth + k * width, count, out.data, to + j, out.rowStep);
        }
        if (j < out.columns) {
            load(out, i, 3, j, out.columns - j, width);
            three(a, from, step, right, j * depth + k * width, count, scratch, 0, width);
            store(out, i, 3, j, out.columns - j, width);
        }
    }

    /** Two rows, as far as two panels side by side go; {@code a} is the left operand, {@code step} from one row to the next. */
    private void pair(
            float[] a, int from, int step, float[] right, int depth, int k, int count, MatrixView<float[]> out, int i) {
        int to = out.offset + i * out.rowStep;
        int j = 0;
        for (; j + 2 * width <= out.columns; j += 2 * width) {
            int panel = j * depth + k * width;
            pair(a, from, step, right, panel, depth * width, count, out.data, to + j, out.rowStep);
        }
        if (j < out.columns) {
            row(a, from, right, depth, k, count, out, i, j);
            row(a, from + step, right, depth, k, count, out, i + 1, j);
        }
    }

    /** One row, from a column on that begins a panel; by way of a line of whole panels where the last one is not full. */
    private void row(
            float[] a,
            int from,
            float[] right,
            int depth,
            int k,
            int count,
            MatrixView<float[]> out,
            int i,
            int start) {
        int to = out.offset + i * out.rowStep + start;
        int columns = out.columns - start;
        int panel = start * depth + k * width;
        if (columns % width == 0) {
            row(a, from, right, panel, depth * width, count, out.data, to, columns);
            return;
        }
        if (columns % width == 1) {
            row(a, from, right, panel, depth * width, count, out.data, to, columns - 1);
            int last = panel + (columns - 1) * depth;
            LoneColumn.add(a, from, right, last, width, count, out.data, to + columns - 1);
            return;
        }
        if (line.length < padded(columns)) {
            line = new float[padded(columns)];
        }
        System.arraycopy(out.data, to, line, 0, columns);
        int rest = columns % (2 * width);
        if (rest > width && 2 * rest <= 3 * width) {
            int whole = columns - rest;
            row(a, from, right, panel, depth * width, count, line, 0, whole);
            row1AndHalf(a, from, right, panel + whole * depth, depth * width, count, line, whole);
        } else {
            row(a, from, right, panel, depth * width, count, line, 0, padded(columns));
        }
        System.arraycopy(line, 0, out.data, to, columns);
    }

    private void row(
            float[] a, int from, float[] right, int first, int panelSize, int count, float[] c, int to, int columns) {
        int j = 0;
        int panel = first;
        if (columns > 2 * width && direction.isToAndFro(columns / width * panelSize)) {
            sweep(a, from, right, first, panelSize, count, c, to, columns);
            return;
        }
        for (; j + 4 * width <= columns; j += 4 * width, panel += 4 * panelSize) {
            row4(a, from, right, panel, panelSize, count, c, to + j);
        }
        if (j + 2 * width <= columns) {
            row2(a, from, right, panel, panelSize, count, c, to + j);
            j += 2 * width;
            panel += 2 * panelSize;
        }
        if (j < columns) {
            row1(a, from, right, panel, count, c, to + j);
        }
    }

    /** Adds to the row two panels at a time, from the first to the last, or the other way round. */
    private void sweep(
            float[] a, int from, float[] right, int first, int panelSize, int count, float[] c, int to, int columns) {
        int pairs = (columns + width) / (2 * width);
        for (int i = 0; i < pairs; i++) {
            int j = 2 * width * (direction.isBackwards() ? pairs - 1 - i : i);
            int panel = first + j / width * panelSize;
            if (j + 2 * width <= columns) {
                row2(a, from, right, panel, panelSize, count, c, to + j);
            } else {
                row1(a, from, right, panel, count, c, to + j);
            }
        }
    }

    /** Copies a part of the result into the scratch rows, which are {@code step} apart. */
    private void load(MatrixView<float[]> out, int row, int rows, int column, int columns, int step) {
        for (int i = 0; i < rows; i++) {
            int at = out.offset + (row + i) * out.rowStep + column;
            for (int j = 0; j < columns; j++) { // a few numbers: quicker than a call
                scratch[i * step + j] = out.data[at + j];
            }
        }
    }

    /** Copies it back. */
    private void store(MatrixView<float[]> out, int row, int rows, int column, int columns, int step) {
        for (int i = 0; i < rows; i++) {
            int at = out.offset + (row + i) * out.rowStep + column;
            for (int j = 0; j < columns; j++) {
                out.data[at + j] = scratch[i * step + j];
            }
        }
    }

    /** Copies the first columns, whole panels, of rows {@code step} apart. */
    protected abstract void copyPanels(float[] source, int from, int step, float[] target, int depth, int columns);

    /** Adds rows {@code step} apart to a row, in their order. */
    protected abstract void sumRows(float[] rows, int from, int step, int count, float[] sums, int columns);

    /**
     * Adds to rows, a multiple of {@link #TILE_ROWS}, of one panel's columns; a left operand, b panel, c result, each with where it
     * begins.
     *
     * @param aRow from one row of the left operand to the next; the elements of a row follow each other
     */
    protected abstract void tiles(
            float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows);

    /** Likewise, to the first half of the columns. */
    protected abstract void halfTiles(
            float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows);

    /** Likewise, to all columns, with a left operand whose columns' elements follow each other, and {@code aStep} from one to the next. */
    protected abstract void tilesOfColumns(
            float[] a, int ai, int aStep, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows);

    /** Adds to three rows of one panel's columns. */
    protected abstract void three(
            float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow);

    /** Adds to two rows of two panels' columns. */
    protected abstract void pair(
            float[] a, int ai, int aRow, float[] b, int bi, int panel, int depth, float[] c, int ci, int cRow);

    /** Adds to one row of four panels' columns. */
    protected abstract void row4(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci);

    /** Adds to one row of two panels' columns. */
    protected abstract void row2(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci);

    /** Adds to one row of a panel's columns and the first half of another's. */
    protected abstract void row1AndHalf(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci);

    /** Adds to one row of one panel's columns. */
    protected abstract void row1(float[] a, int ai, float[] b, int bi, int depth, float[] c, int ci);
}
