package io.github.rnn4j.backend.cpu.internal.kernel;

/** The element-wise loops of FLOAT32, each in a method of its own so that each is compiled by itself. */
final class FloatLoops {
    private FloatLoops() {}

    static void add(float alpha, float[] left, float beta, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = alpha * left[i] + beta * right[i];
        }
    }

    static void multiply(float[] left, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] * right[i];
        }
    }

    static void divide(float[] left, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] / right[i];
        }
    }

    static void equal(float[] left, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] == right[i] ? 1 : 0;
        }
    }

    static void less(float[] left, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] < right[i] ? 1 : 0;
        }
    }

    static void lessOrEqual(float[] left, float[] right, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = left[i] <= right[i] ? 1 : 0;
        }
    }

    static void exp(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = (float) StrictMath.exp(x[i]);
        }
    }

    static void log(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = (float) StrictMath.log(x[i]);
        }
    }

    static void sqrt(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = (float) Math.sqrt(x[i]);
        }
    }

    static void relu(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = Math.max(x[i], 0f);
        }
    }

    /** Four sums side by side hide the latency of an addition. */
    static double squaredSum(float[] x, int from, int to) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            sum0 += (double) x[i] * x[i];
            sum1 += (double) x[i + 1] * x[i + 1];
            sum2 += (double) x[i + 2] * x[i + 2];
            sum3 += (double) x[i + 3] * x[i + 3];
        }
        for (; i < to; i++) {
            sum0 += (double) x[i] * x[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** p parameter, g gradient, m and v moments. */
    static void adam(float[] p, float[] g, float[] m, float[] v, AdamScalars s, int from, int to) {
        float scale = (float) s.gradientScale;
        float keep1 = (float) s.firstDecay;
        float take1 = (float) (1 - s.firstDecay);
        float keep2 = (float) s.secondDecay;
        float take2 = (float) (1 - s.secondDecay);
        float correction1 = (float) s.firstCorrection;
        float correction2 = (float) s.secondCorrection;
        float epsilon = (float) s.epsilon;
        float rate = (float) -s.learningRate;
        for (int i = from; i < to; i++) {
            float gradient = g[i] * scale;
            float first = keep1 * m[i] + take1 * gradient;
            float second = keep2 * v[i] + take2 * (gradient * gradient);
            m[i] = first;
            v[i] = second;
            p[i] = p[i] + rate * (first / correction1 / ((float) Math.sqrt(second / correction2) + epsilon));
            g[i] = 0;
        }
    }

    static void tanhGradient(float[] gradient, float[] tanh, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = gradient[i] * (1 - tanh[i] * tanh[i]);
        }
    }

    static void sigmoidGradient(float[] gradient, float[] sigmoid, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = gradient[i] * (sigmoid[i] * (1 - sigmoid[i]));
        }
    }

    static void reluGradient(float[] gradient, float[] relu, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = relu[i] > 0 ? gradient[i] : 0;
        }
    }
}
