package io.github.rnn4j.backend.cpu.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rounding through binary16, at every one of its numbers and between each two. */
final class HalfTest {
    private static final int INFINITY = 0x7c00;

    /** As the standard defines it: sign, 5 bits of exponent, 10 of fraction. */
    private static float decode(int half) {
        int exponent = half >> 10 & 31;
        int fraction = half & 1023;
        double magnitude = exponent == 0
                ? fraction * Math.pow(2, -24)
                : exponent == 31 ? Double.POSITIVE_INFINITY : (1024 + fraction) * Math.pow(2, exponent - 25);
        return (float) ((half & 0x8000) == 0 ? magnitude : -magnitude);
    }

    @Test
    void everyHalfStaysAsItIs() {
        for (int half = 0; half <= INFINITY; half++) {
            float x = decode(half);
            assertThat(Half.round(x)).isEqualTo(x);
            assertThat(Half.round(-x)).isEqualTo(-x);
        }
        assertThat(Half.round(Float.NaN)).isNaN();
        assertThat(Float.floatToRawIntBits(Half.round(-0f))).isEqualTo(Float.floatToRawIntBits(-0f));
    }

    @Test
    void betweenTwoTheNearerIsTakenAndInTheMiddleTheEvenOne() {
        for (int half = 0; half < INFINITY; half++) {
            float low = decode(half);
            // What would follow the greatest, had it one more exponent.
            double high = half == INFINITY - 1 ? 65536 : decode(half + 1);
            float above = decode(half + 1);
            float middle = (float) ((low + high) / 2);
            assertThat(Half.round(middle)).isEqualTo(half % 2 == 0 ? low : above);
            assertThat(Half.round(Math.nextDown(middle))).isEqualTo(low);
            assertThat(Half.round(Math.nextUp(middle))).isEqualTo(above);
            assertThat(Half.round(-middle)).isEqualTo(-(half % 2 == 0 ? low : above));
        }
    }

    @Test
    void whatIsTooLargeIsInfinite() {
        assertThat(Half.round(65504)).isEqualTo(65504);
        assertThat(Half.round(65519)).isEqualTo(65504);
        assertThat(Half.round(65520)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Half.round(-Float.MAX_VALUE)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Half.round(Float.MIN_VALUE)).isZero();
    }
}
