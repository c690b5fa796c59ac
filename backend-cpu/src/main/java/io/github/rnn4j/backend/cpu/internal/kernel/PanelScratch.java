package io.github.rnn4j.backend.cpu.internal.kernel;

/** Rows as wide as a panel, by way of which results are computed whose columns fill none. Confined to a session. */
final class PanelScratch {
    /** Rows that are copied at a time: reading at once what was just written would wait. */
    static final int ROWS = 8 * Gemm.TILE_ROWS;

    final float[] rows;
    private final int width;

    PanelScratch(int width) {
        this.width = width;
        this.rows = new float[ROWS * width];
    }

    /** Copies some columns of some rows of the result here. */
    void load(MatrixView<float[]> out, int row, int count, int column, int columns) {
        for (int i = 0; i < count; i++) {
            int at = out.offset + (row + i) * out.rowStep + column;
            for (int j = 0; j < columns; j++) { // a few numbers: quicker than a call
                rows[i * width + j] = out.data[at + j];
            }
        }
    }

    /** Copies them back. */
    void store(MatrixView<float[]> out, int row, int count, int column, int columns) {
        for (int i = 0; i < count; i++) {
            int at = out.offset + (row + i) * out.rowStep + column;
            for (int j = 0; j < columns; j++) {
                out.data[at + j] = rows[i * width + j];
            }
        }
    }
}
