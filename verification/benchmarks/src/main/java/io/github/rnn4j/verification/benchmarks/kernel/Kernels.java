package io.github.rnn4j.verification.benchmarks.kernel;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.vector.VectorElements;

/** The two sets of FLOAT32 kernels, each measured on the same made-up numbers. */
public enum Kernels {
    /** Plain loops. */
    PLAIN,
    /** The Vector API; needs the module {@code jdk.incubator.vector}. */
    VECTOR;

    FloatElements elements() {
        return this == PLAIN ? new FloatElements() : new VectorElements();
    }

    /** Returns numbers between -1 and 1: results neither overflow nor become denormal. */
    static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (i * 37 % 101 - 50) / 50f;
        }
        return numbers;
    }

    static MatrixView<float[]> matrix(float[] array, int rows, int columns) {
        return new MatrixView<>(array).rowMajor(array, 0, rows, columns);
    }
}
