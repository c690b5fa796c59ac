package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/** Rounding through IEEE 754 binary16, to the nearest, of two as near to the even one. Stateless. */
@Internal
public final class Half {
    private static final int SIGN = 0x80000000;
    /** 2^-14, the least that has all its digits. */
    private static final int LEAST_NORMAL = 0x38800000;
    /** 2^16, the first that is out of range. */
    private static final int OVERFLOW = 0x47800000;

    private static final int INFINITY = 0x7f800000;
    /** Digits of binary32 that binary16 does not have. */
    private static final int DROPPED = 13;

    private static final int DROPPED_MASK = (1 << DROPPED) - 1;

    private Half() {}

    /** Returns the nearest number that binary16 has; infinity from 65,520 on. */
    public static float round(float x) {
        int bits = Float.floatToRawIntBits(x);
        int sign = bits & SIGN;
        int magnitude = bits & ~SIGN;
        if (magnitude >= INFINITY) {
            return x;
        }
        if (magnitude < LEAST_NORMAL) {
            // Around one half, binary32 has just the digits that a subnormal binary16 has.
            float rounded = (Float.intBitsToFloat(magnitude) + 0.5f) - 0.5f;
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(rounded));
        }
        magnitude += (DROPPED_MASK >> 1) + (magnitude >> DROPPED & 1);
        magnitude &= ~DROPPED_MASK;
        return Float.intBitsToFloat(sign | (magnitude >= OVERFLOW ? INFINITY : magnitude));
    }

    /** Rounds a run of numbers. */
    static void round(float[] x, int from, int count) {
        for (int i = from; i < from + count; i++) {
            x[i] = round(x[i]);
        }
    }
}
