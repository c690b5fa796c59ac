package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * The innermost loops of a product with panels. Everywhere a is the left operand, b a panel, c the result, each with where it begins, {@code depth}
 * the rows of the panel, and all add to the result. Confined to a session.
 */
@Internal
public interface PanelKernels {
    /** Returns the columns of a panel, a power of two. */
    int width();

    /** Returns how many of some rows are left over by the tiles that are quickest here: at most three. */
    int rest(int rows);

    /** Copies the first columns, whole panels, of rows {@code step} apart, to panels that begin at {@code to}. */
    void copyPanels(float[] source, int from, int step, float[] target, int to, int depth, int columns);

    /** Adds rows {@code step} apart to a row, in their order. */
    void sumRows(float[] rows, int from, int step, int count, float[] sums, int columns);

    /**
     * Rows of one panel's columns, so many that {@link #rest} leaves none over.
     *
     * @param aRow from one row of the left operand to the next; the elements of a row follow each other
     */
    void tiles(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows);

    /** Likewise, of the first half of the columns. */
    void halfTiles(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows);

    /** Likewise, of all columns, with a left operand whose columns' elements follow each other, and {@code aStep} from one to the next. */
    void tilesOfColumns(
            float[] a, int ai, int aStep, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows);

    /** Three rows of one panel's columns. */
    void three(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow);

    /** Two rows of two panels' columns, which begin {@code panel} apart. */
    void pair(float[] a, int ai, int aRow, float[] b, int bi, int panel, int depth, float[] c, int ci, int cRow);

    /** One row of four panels' columns, which begin {@code panel} apart, and in the result {@code cPanel}. */
    void row4(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci, int cPanel);

    /** One row of two panels' columns. */
    void row2(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci);

    /** One row of a panel's columns and of the first half of another's. */
    void row1AndHalf(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci);

    /** One row of one panel's columns. */
    void row1(float[] a, int ai, float[] b, int bi, int depth, float[] c, int ci);
}
