package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * A matrix inside a flat array: element {@code (i, j)} stands at {@code offset + i rowStep + j columnStep}. Settable, so that a
 * product allocates nothing; a product may leave its views transposed. Confined to a session.
 *
 * @param <A> the array type
 */
@Internal
public final class MatrixView<A> {
    A data;
    int offset;
    int rows;
    int columns;
    int rowStep;
    int columnStep;

    /** Creates a view of nothing in an array. */
    public MatrixView(A data) {
        this.data = data;
    }

    /** Looks at rows that follow each other. */
    public MatrixView<A> rowMajor(A array, int from, int rowCount, int columnCount) {
        return rowsOf(array, from, rowCount, columnCount, columnCount);
    }

    /** Looks at other rows of the same array. */
    public MatrixView<A> move(int from, int rowCount) {
        offset = from;
        rows = rowCount;
        return this;
    }

    /** Looks at a block of the columns of longer rows. */
    public MatrixView<A> rowsOf(A array, int from, int rowCount, int columnCount, int rowLength) {
        data = array;
        offset = from;
        rows = rowCount;
        columns = columnCount;
        rowStep = rowLength;
        columnStep = 1;
        return this;
    }

    /** Returns whether each row begins where the one before ends. */
    boolean isGapless() {
        return columnStep == 1 && (rowStep == columns || rows == 1);
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Swaps rows and columns. */
    public MatrixView<A> transpose() {
        int count = rows;
        rows = columns;
        columns = count;
        int step = rowStep;
        rowStep = columnStep;
        columnStep = step;
        return this;
    }
}
