package io.github.rnn4j.backend.cpu.internal.kernel;

/**
 * Products of rows too few for a tile. Everywhere {@code a} is the left operand, {@code from} where its first row begins, {@code step} from
 * one row to the next, {@code depth} the rows of all of the right operand, of which {@code count} from {@code k} on take part, and {@code i}
 * the first row of the result. Confined to a session.
 */
final class PanelRows {
    private final PanelKernels kernels;
    private final int width;
    private final PanelScratch scratch;
    private final SweepDirection direction = new SweepDirection();
    private float[] line = new float[0];

    PanelRows(PanelKernels kernels, PanelScratch scratch) {
        this.kernels = kernels;
        this.width = kernels.width();
        this.scratch = scratch;
    }

    /** Adds a row that stands alone: a step of a single sequence, whose weights may have been those of the last one. */
    void step(float[] a, int from, PackedMatrix<float[]> right, int depth, MatrixView<float[]> out, int i) {
        direction.turn(right);
        row(a, from, right, depth, 0, depth, out, i, 0);
    }

    /** Notes that rows are multiplied side by side. */
    void several() {
        direction.straight();
    }

    /** Adds one, two or three rows. */
    void add(
            float[] a,
            int from,
            int step,
            PackedMatrix<float[]> right,
            int depth,
            int k,
            int count,
            MatrixView<float[]> out,
            int i,
            int rows) {
        switch (rows) {
            case 1 -> row(a, from, right, depth, k, count, out, i, 0);
            case 2 -> pair(a, from, step, right, depth, k, count, out, i);
            case 3 -> three(a, from, step, right, depth, k, count, out, i);
            default -> throw new IllegalArgumentException("rows: expected 1 to 3 but got " + rows);
        }
    }

    private int panel(PackedMatrix<float[]> right, int column, int depth, int k) {
        return right.from + column * depth + k * width;
    }

    private void three(
            float[] a,
            int from,
            int step,
            PackedMatrix<float[]> right,
            int depth,
            int k,
            int count,
            MatrixView<float[]> out,
            int i) {
        float[] b = right.rows[0];
        int to = out.offset + i * out.rowStep;
        int j = 0;
        for (; j + width <= out.columns; j += width) {
            kernels.three(a, from, step, b, panel(right, j, depth, k), count, out.data, to + j, out.rowStep);
        }
        if (j < out.columns) {
            scratch.load(out, i, 3, j, out.columns - j);
            kernels.three(a, from, step, b, panel(right, j, depth, k), count, scratch.rows, 0, width);
            scratch.store(out, i, 3, j, out.columns - j);
        }
    }

    /** As far as two panels side by side go. */
    private void pair(
            float[] a,
            int from,
            int step,
            PackedMatrix<float[]> right,
            int depth,
            int k,
            int count,
            MatrixView<float[]> out,
            int i) {
        float[] b = right.rows[0];
        int to = out.offset + i * out.rowStep;
        int j = 0;
        for (; j + 2 * width <= out.columns; j += 2 * width) {
            int panel = panel(right, j, depth, k);
            kernels.pair(a, from, step, b, panel, depth * width, count, out.data, to + j, out.rowStep);
        }
        if (j < out.columns) {
            row(a, from, right, depth, k, count, out, i, j);
            row(a, from + step, right, depth, k, count, out, i + 1, j);
        }
    }

    /** From a column on that begins a panel; by way of a line of whole panels where the last one is not full. */
    private void row(
            float[] a,
            int from,
            PackedMatrix<float[]> right,
            int depth,
            int k,
            int count,
            MatrixView<float[]> out,
            int i,
            int start) {
        float[] b = right.rows[0];
        int to = out.offset + i * out.rowStep + start;
        int columns = out.columns - start;
        int panel = panel(right, start, depth, k);
        int last = columns & (width - 1); // a single sequence waits for a division at every step
        if (last == 0) {
            row(a, from, b, panel, depth * width, count, out.data, to, columns);
            return;
        }
        if (last == 1) {
            row(a, from, b, panel, depth * width, count, out.data, to, columns - 1);
            int lone = panel + (columns - 1) * depth;
            LoneColumn.add(a, from, b, lone, width, count, out.data, to + columns - 1);
            return;
        }
        int padded = (columns + width - 1) / width * width;
        if (line.length < padded) {
            line = new float[padded];
        }
        System.arraycopy(out.data, to, line, 0, columns);
        int rest = columns % (2 * width);
        if (rest > width && 2 * rest <= 3 * width) {
            int whole = columns - rest;
            row(a, from, b, panel, depth * width, count, line, 0, whole);
            kernels.row1AndHalf(a, from, b, panel + whole * depth, depth * width, count, line, whole);
        } else {
            row(a, from, b, panel, depth * width, count, line, 0, padded);
        }
        System.arraycopy(line, 0, out.data, to, columns);
    }

    /** Whole panels of one row, {@code panelSize} from one to the next. */
    private void row(
            float[] a, int from, float[] b, int first, int panelSize, int count, float[] c, int to, int columns) {
        int j = 0;
        int panel = first;
        if (columns > 2 * width && direction.isToAndFro(count * columns)) {
            sweep(a, from, b, first, panelSize, count, c, to, columns);
            return;
        }
        // Two times every other one of eight: where one panel ends the next begins, which the processor has begun to
        // fetch.
        for (; j + 8 * width <= columns; j += 8 * width, panel += 8 * panelSize) {
            kernels.row4(a, from, b, panel, 2 * panelSize, count, c, to + j, 2 * width);
            kernels.row4(a, from, b, panel + panelSize, 2 * panelSize, count, c, to + j + width, 2 * width);
        }
        if (j + 4 * width <= columns) {
            kernels.row4(a, from, b, panel, panelSize, count, c, to + j, width);
            j += 4 * width;
            panel += 4 * panelSize;
        }
        if (j + 2 * width <= columns) {
            kernels.row2(a, from, b, panel, panelSize, count, c, to + j);
            j += 2 * width;
            panel += 2 * panelSize;
        }
        if (j < columns) {
            kernels.row1(a, from, b, panel, count, c, to + j);
        }
    }

    /** Likewise, two panels at a time, from the first to the last, or the other way round. */
    private void sweep(
            float[] a, int from, float[] b, int first, int panelSize, int count, float[] c, int to, int columns) {
        int pairs = (columns + width) / (2 * width);
        for (int i = 0; i < pairs; i++) {
            int j = 2 * width * (direction.isBackwards() ? pairs - 1 - i : i);
            int panel = first + j / width * panelSize;
            if (j + 2 * width <= columns) {
                kernels.row2(a, from, b, panel, panelSize, count, c, to + j);
            } else {
                kernels.row1(a, from, b, panel, count, c, to + j);
            }
        }
    }
}
