package io.github.rnn4j.backend.cpu.internal.kernel;

/** Hyperbolic tangent and logistic function in double precision: the JDK's, for truth is proven in this type. */
final class DoubleFunctions {
    private DoubleFunctions() {}

    static void tanh(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = StrictMath.tanh(x[i]);
        }
    }

    /** {@code 1 / (1 + e^-x)}; the power overflows to infinity, and the quotient to 0, in the far negative tail. */
    static void sigmoid(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = 1 / (1 + StrictMath.exp(-x[i]));
        }
    }
}
