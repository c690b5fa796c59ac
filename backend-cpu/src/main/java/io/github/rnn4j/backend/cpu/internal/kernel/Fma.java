package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * Multiply and add with one rounding, where the processor can. Where it cannot, {@link Math#fma} is exact but thousands of
 * times slower, so the product is rounded first.
 */
@Internal
public final class Fma {
    /** Whether products are fused. Never changes while the process runs. */
    public static final boolean FUSED = isFast();

    private static final int BATCHES = 5;
    private static final int CALLS = 8;
    /** Hardware takes about 20 ns even when interpreted, software 10,000 and more. */
    private static final long LIMIT_NANOS = 1_000;

    private Fma() {}

    /** Returns {@code a b + c}. */
    public static float of(float a, float b, float c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /** Returns {@code a b + c}. */
    public static double of(double a, double b, double c) {
        return FUSED ? Math.fma(a, b, c) : a * b + c;
    }

    /** The JVM does not tell cheaply; the quickest of a few batches does, whatever else the machine is doing. */
    private static boolean isFast() {
        long best = Long.MAX_VALUE;
        float sum = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                sum = Math.fma(sum, 0.999f, 1.1f + call);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best < CALLS * LIMIT_NANOS && !Float.isNaN(sum);
    }
}
