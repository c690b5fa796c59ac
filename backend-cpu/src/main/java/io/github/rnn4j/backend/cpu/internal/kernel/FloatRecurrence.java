package io.github.rnn4j.backend.cpu.internal.kernel;

/** FLOAT32: a step's sums stay in one scratch row from the product to the activation. */
final class FloatRecurrence implements Recurrence<float[]> {
    private float[] line = new float[0];

    @Override
    public void run(
            UnaryOp activation, MatrixView<float[]> states, PackedMatrix<float[]> right, MatrixView<float[]> sums) {
        int size = sums.columns;
        int end = FloatRows.end(size);
        if (line.length < end) {
            line = new float[end];
        }
        int before = states.offset;
        for (int i = 0; i < sums.rows; i++) {
            System.arraycopy(sums.data, sums.offset + i * sums.rowStep, line, FloatRows.LEAD, size);
            FloatRows.addInFewPasses(line, end, states.data, before, right.rows, size);
            apply(activation, end);
            before += states.rowStep;
            System.arraycopy(line, FloatRows.LEAD, states.data, before, size);
        }
    }

    private void apply(UnaryOp activation, int end) {
        switch (activation) {
            case TANH -> FloatTanh.tanh(line, line, FloatRows.FIRST, end);
            case SIGMOID -> FloatTanh.sigmoid(line, line, FloatRows.FIRST, end);
            case RELU -> FloatLoops.relu(line, line, FloatRows.FIRST, end);
            default ->
                throw new IllegalArgumentException("activation: expected tanh, sigmoid or relu but got " + activation);
        }
    }
}
