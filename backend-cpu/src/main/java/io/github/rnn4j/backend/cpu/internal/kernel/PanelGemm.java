package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Arrays;

/**
 * A product of FLOAT32 matrices whose right operand stands in panels, groups of columns one behind the other, each {@code [rows,
 * width]}; the last one is filled up with zeros. A tile of the result stays in registers while {@code k} runs. What computes a
 * tile are its {@link PanelKernels}. Confined to a session.
 *
 * <p>The form is that of GotoBLAS (Goto and van de Geijn, <i>Anatomy of high-performance matrix multiplication</i>, 2008), without
 * its packing of the left operand, which is small here.
 */
@Internal
public final class PanelGemm implements Gemm<float[]> {
    /** Elements of a block of the left operand: half of a level 2 cache of 256 KiB. */
    private static final int BLOCK_ELEMENTS = 32 * 1024;
    /** Most rows of the right operand in one go: a panel of them is read again and again from the level 2 cache. */
    private static final int BLOCK_DEPTH = 1024;
    /** Likewise, where rows of the left operand do not follow themselves: so few that 128 of its rows make a block, which then stands in one piece. */
    private static final int COLUMN_BLOCK_DEPTH = 256;
    /** Panels, and rows of them, that are read to time a place; the rows are fewer where there are not so many. */
    private static final int TIMED_PANELS = 4;

    private static final int TIMED_ROWS = 16;
    /** Elements that are read to time a place, at the least: some microseconds. */
    private static final int TIMED_ELEMENTS = 16 * 1024;

    private final PanelKernels kernels;
    private final int width;
    private final PanelScratch scratch;
    private final PanelRows rows;
    private final CacheLines lines = new CacheLines(this::read, System::nanoTime);
    private final float[] zeros = new float[TIMED_ROWS];
    private PackedMatrix<float[]> panels;
    private float[] copy = new float[0];
    private final MatrixView<float[]> copied = new MatrixView<>(copy);

    /** Creates one with scratch of its own. */
    public PanelGemm(PanelKernels kernels) {
        this.kernels = kernels;
        this.width = kernels.width();
        this.scratch = new PanelScratch(width);
        this.rows = new PanelRows(kernels, scratch);
        this.panels = newPacked(0, 0);
    }

    @Override
    public PackedMatrix<float[]> newPacked(int depth, int columns) {
        return new PackedMatrix<>(new float[1][depth * padded(columns) + CacheLines.LINE]);
    }

    private int padded(int columns) {
        return (columns + width - 1) / width * width;
    }

    @Override
    public boolean align(PackedMatrix<float[]> packed) {
        float[] array = packed.rows[0];
        if (timedRows(array) < 1) {
            return false;
        }
        int now = packed.from;
        packed.from = lines.best(array, now);
        return packed.from != now;
    }

    /** The panels that are read overlap, so that there are enough of them in small arrays, too. */
    private int timedRows(float[] array) {
        return Math.min(TIMED_ROWS, (array.length - CacheLines.LINE) / width - TIMED_PANELS + 1);
    }

    private void read(float[] array, int from) {
        int depth = timedRows(array);
        for (int read = 0; read < TIMED_ELEMENTS; read += depth * TIMED_PANELS * width) {
            kernels.row4(zeros, 0, array, from, width, depth, scratch.rows, 0, width);
        }
    }

    @Override
    public void pack(MatrixView<float[]> right, PackedMatrix<float[]> packed) {
        float[] target = packed.rows[0];
        int from = packed.from;
        int depth = right.rows;
        int whole = right.columnStep == 1 ? right.columns / width * width : 0;
        if (whole > 0) {
            kernels.copyPanels(right.data, right.offset, right.rowStep, target, from, depth, whole);
        }
        for (int j = whole; j < right.columns; j += width) {
            int count = Math.min(width, right.columns - j);
            int panel = from + j * depth;
            if (count < width) {
                Arrays.fill(target, panel, panel + width * depth, 0);
            }
            for (int i = 0; i < count; i++) {
                int at = right.offset + (j + i) * right.columnStep;
                for (int k = 0, to = panel + i; k < depth; k++, at += right.rowStep, to += width) {
                    target[to] = right.data[at];
                }
            }
        }
    }

    @Override
    public void multiply(
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
        if (panels.rows[0].length < right.rows * padded(right.columns)) {
            panels = newPacked(right.rows, right.columns);
        }
        pack(right, panels);
        product(left, panels, out);
    }

    @Override
    public void accumulate(MatrixView<float[]> left, PackedMatrix<float[]> packed, MatrixView<float[]> out) {
        if (out.rows == 1) { // nothing is worth dividing
            rows.step(left.data, left.offset, packed, left.columns, out, 0);
        } else {
            product(left, packed, out);
        }
    }

    @Override
    public void sumRows(MatrixView<float[]> summands, float[] sums) {
        Arrays.fill(sums, 0, summands.columns, 0);
        kernels.sumRows(summands.data, summands.offset, summands.rowStep, summands.rows, sums, summands.columns);
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
    private void product(MatrixView<float[]> left, PackedMatrix<float[]> right, MatrixView<float[]> out) {
        rows.several();
        int depth = left.columns;
        int most = left.columnStep == 1 ? BLOCK_DEPTH : COLUMN_BLOCK_DEPTH;
        for (int k = 0; k < depth; k += most) {
            int count = Math.min(most, depth - k);
            int block = Math.max(TILE_ROWS, BLOCK_ELEMENTS / count / TILE_ROWS * TILE_ROWS);
            for (int first = 0; first < out.rows; first += block) {
                product(left, right, out, first, Math.min(out.rows, first + block), k, count);
            }
        }
    }

    private void product(
            MatrixView<float[]> left,
            PackedMatrix<float[]> right,
            MatrixView<float[]> out,
            int first,
            int end,
            int k,
            int count) {
        int depth = left.columns;
        int whole = end - kernels.rest(end - first);
        if (whole > first) {
            for (int j = 0; j < out.columns; j += width) {
                int panel = right.from + j * depth + k * width;
                tiles(left, right.rows[0], panel, out, first, whole, j, k, count);
            }
        }
        if (whole < end) {
            rest(left, right, out, whole, end, k, count);
        }
    }

    /** The last rows, too few for a tile. */
    private void rest(
            MatrixView<float[]> left,
            PackedMatrix<float[]> right,
            MatrixView<float[]> out,
            int first,
            int end,
            int k,
            int count) {
        float[] a = left.data;
        int from = left.offset + first * left.rowStep + k * left.columnStep;
        int step = left.rowStep;
        if (left.columnStep != 1) {
            a = copied(1, left, first, end, k, count);
            from = 0;
            step = count;
        }
        rows.add(a, from, step, right, left.columns, k, count, out, first, end - first);
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
        int to = out.offset + first * out.rowStep + j;
        if (columns == width) {
            tiles(left, from, right, panel, count, out.data, to, out.rowStep, end - first, columns);
            return;
        }
        if (columns == 1 && left.columnStep == 1) {
            LoneColumn.add(
                    left.data, from, left.rowStep, right, panel, width, count, out.data, to, out.rowStep, end - first);
            return;
        }
        int some;
        for (int i = first; i < end; i += some, from += some * left.rowStep) {
            some = scratchRows(end - i);
            scratch.load(out, i, some, j, columns);
            tiles(left, from, right, panel, count, scratch.rows, 0, width, some, columns);
            scratch.store(out, i, some, j, columns);
        }
    }

    /** Returns how many of some rows go by way of scratch rows at once: so many that tiles leave none of those behind them over. */
    private int scratchRows(int rows) {
        if (rows <= PanelScratch.ROWS) {
            return rows;
        }
        return kernels.rest(rows - PanelScratch.ROWS) == 0 ? PanelScratch.ROWS : PanelScratch.ROWS - 2 * TILE_ROWS;
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
            int some,
            int columns) {
        if (left.columnStep != 1) {
            kernels.tilesOfColumns(left.data, from, left.columnStep, right, panel, count, target, to, step, some);
        } else if (2 * columns <= width) {
            kernels.halfTiles(left.data, from, left.rowStep, right, panel, count, target, to, step, some);
        } else {
            kernels.tiles(left.data, from, left.rowStep, right, panel, count, target, to, step, some);
        }
    }
}
