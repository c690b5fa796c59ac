package io.github.rnn4j.backend.cpu.internal.kernel;

/** The element-wise loops of FLOAT64, each in a method of its own so that each is compiled by itself. */
final class DoubleLoops {
    private DoubleLoops() {}

    static void add(double alpha, double[] left, double beta, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = alpha * left[i] + beta * right[i];
        }
    }

    static void multiply(double[] left, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] * right[i];
        }
    }

    static void divide(double[] left, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] / right[i];
        }
    }

    static void equal(double[] left, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] == right[i] ? 1 : 0;
        }
    }

    static void less(double[] left, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] < right[i] ? 1 : 0;
        }
    }

    static void lessOrEqual(double[] left, double[] right, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] <= right[i] ? 1 : 0;
        }
    }

    static void exp(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = StrictMath.exp(x[i]);
        }
    }

    static void log(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = StrictMath.log(x[i]);
        }
    }

    static void sqrt(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.sqrt(x[i]);
        }
    }

    static void relu(double[] x, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(x[i], 0.0);
        }
    }

    /** Four sums side by side hide the latency of an addition. */
    static double squaredSum(double[] x, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            sum0 += x[i] * x[i];
            sum1 += x[i + 1] * x[i + 1];
            sum2 += x[i + 2] * x[i + 2];
            sum3 += x[i + 3] * x[i + 3];
        }
        for (; i < to; i++) {
            sum0 += x[i] * x[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** p parameter, g gradient, m and v moments. */
    static void adam(double[] p, double[] g, double[] m, double[] v, AdamScalars s, int from, int to) {
        double scale = s.gradientScale;
        double keep1 = s.firstDecay;
        double take1 = (1 - s.firstDecay);
        double keep2 = s.secondDecay;
        double take2 = (1 - s.secondDecay);
        double correction1 = s.firstCorrection;
        double correction2 = s.secondCorrection;
        double epsilon = s.epsilon;
        double rate = -s.learningRate;
        for (int i = from; i < to; i++) {
            double gradient = g[i] * scale;
            double first = keep1 * m[i] + take1 * gradient;
            double second = keep2 * v[i] + take2 * (gradient * gradient);
            m[i] = first;
            v[i] = second;
            p[i] = p[i] + rate * (first / correction1 / (Math.sqrt(second / correction2) + epsilon));
            g[i] = 0;
        }
    }

    static void tanhGradient(double[] gradient, double[] tanh, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = gradient[i] * (1 - tanh[i] * tanh[i]);
        }
    }

    static void sigmoidGradient(double[] gradient, double[] sigmoid, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = gradient[i] * (sigmoid[i] * (1 - sigmoid[i]));
        }
    }

    static void reluGradient(double[] gradient, double[] relu, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = relu[i] > 0 ? gradient[i] : 0;
        }
    }
}
