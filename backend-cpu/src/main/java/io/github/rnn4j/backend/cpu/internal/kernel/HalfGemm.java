package io.github.rnn4j.backend.cpu.internal.kernel;

/**
 * The product of half-typed matrices as tensor cores compute it: sums in FLOAT32, the result rounded. What was there before is
 * added afterwards, in FLOAT32, where gradients of parameters add up.
 */
final class HalfGemm extends FloatGemm {
    private float[] product = new float[0];
    private final MatrixView<float[]> view = new MatrixView<>(product);

    @Override
    public void multiply(
            double alpha, MatrixView<float[]> left, MatrixView<float[]> right, double beta, MatrixView<float[]> out) {
        int rows = out.rows;
        int columns = out.columns;
        if (product.length < rows * columns) {
            product = new float[rows * columns];
        }
        super.multiply(alpha, left, right, 0, view.rowMajor(product, 0, rows, columns));
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int at = out.offset + i * out.rowStep + j * out.columnStep;
                float before = beta == 0 ? 0 : (float) beta * out.data[at];
                out.data[at] = before + Half.round(product[i * columns + j]);
            }
        }
    }

    @Override
    public void accumulate(MatrixView<float[]> left, PackedMatrix<float[]> packed, MatrixView<float[]> out) {
        super.accumulate(left, packed, out);
        for (int i = 0; i < out.rows; i++) {
            Half.round(out.data, out.offset + i * out.rowStep, out.columns);
        }
    }

    @Override
    public void sumRows(MatrixView<float[]> rows, float[] sums) {
        super.sumRows(rows, sums);
        Half.round(sums, 0, rows.columns);
    }

    @Override
    public void pack(MatrixView<float[]> right, PackedMatrix<float[]> packed) {
        super.pack(right, packed);
        for (int i = 0; i < right.rows; i++) {
            Half.round(packed.rows[i], 0, right.columns);
        }
    }
}
