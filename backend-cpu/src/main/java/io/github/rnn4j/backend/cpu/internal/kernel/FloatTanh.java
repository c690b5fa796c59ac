package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * Hyperbolic tangent and logistic function in single precision, without a branch, so that they vectorise: an odd rational
 * function of degrees 13 and 6 in the argument, clamped where it reaches 1 (the coefficients are the classic ones of Eigen and
 * XLA). Greatest absolute error of {@link #tanh} 2.6e-7, of {@link #sigmoid} 1.7e-7, over all floats; the far negative tail of
 * the latter is therefore not accurate relative to its size. ±∞ gives exactly ±1 and 0 or 1, NaN stays NaN, -0 and denormals
 * stay as they are.
 */
@Internal
public final class FloatTanh {
    /** The least argument at which the quotient rounds to exactly 1; it depends on how the sums are rounded. */
    public static final float LIMIT = Fma.FUSED ? 7.9988117f : 7.905311f;

    /** Coefficients of the numerator, by the power they stand at. */
    public static final float P1 = 4.8935246e-3f;

    public static final float P3 = 6.3726195e-4f;
    public static final float P5 = 1.48572235e-5f;
    public static final float P7 = 5.1222973e-8f;
    public static final float P9 = -8.604672e-11f;
    public static final float P11 = 2.000188e-13f;
    public static final float P13 = -2.7607684e-16f;

    /** Coefficients of the denominator. */
    public static final float Q0 = 4.893525e-3f;

    public static final float Q2 = 2.2684347e-3f;
    public static final float Q4 = 1.1853471e-4f;
    public static final float Q6 = 1.1982584e-6f;

    private FloatTanh() {}

    static void tanh(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = tanh(x[i]);
        }
    }

    static void sigmoid(float[] x, float[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = sigmoid(x[i]);
        }
    }

    /** {@code 1 / (1 + e^-x) = tanh(x / 2) / 2 + 1 / 2}. */
    public static float sigmoid(float x) {
        return Fma.of(0.5f, tanh(0.5f * x), 0.5f);
    }

    /** The quotient of the odd {@code P} and the even {@code Q}, by Horner's rule. */
    public static float tanh(float x) {
        float v = Math.max(-LIMIT, Math.min(LIMIT, x));
        float s = v * v;
        float p = Fma.of(s, P13, P11);
        p = Fma.of(s, p, P9);
        p = Fma.of(s, p, P7);
        p = Fma.of(s, p, P5);
        p = Fma.of(s, p, P3);
        p = Fma.of(s, p, P1);
        float q = Fma.of(s, Q6, Q4);
        q = Fma.of(s, q, Q2);
        q = Fma.of(s, q, Q0);
        return v * (p / q);
    }
}
