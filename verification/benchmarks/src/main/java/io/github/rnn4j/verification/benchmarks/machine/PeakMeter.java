package io.github.rnn4j.verification.benchmarks.machine;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Measures {@link Peaks}: the best of many short rounds, for the machine may do other things as well. */
public final class PeakMeter {
    private static final long[] SIZES = {
        32 << 10, 64 << 10, 128 << 10, 256 << 10, 320 << 10, 512 << 10, 1 << 20, 4 << 20
    };
    private static final int ROUNDS = 60;
    private static final int WARM_ROUNDS = 20;
    private static final int CYCLES = 2_000_000;
    private static final long BYTES_A_ROUND = 64L << 20;
    /** A rotation and an exclusive or, one after the other. */
    private static final int CYCLES_A_TURN = 2;

    private double sink;

    /** Measures on this thread, for some seconds. */
    public Peaks measure(VectorLoops loops) {
        double clock = (double) CYCLES * CYCLES_A_TURN / best(this::turn);
        double fma = best(() -> nanos(() -> sink += loops.dependentFmas(CYCLES))) / CYCLES;
        int operations = loops.independentFmas(1);
        double flops =
                1.0 * CYCLES / 8 * operations / best(() -> nanos(() -> sink += loops.independentFmas(CYCLES / 8)));
        SortedMap<Long, Double> bandwidths = new TreeMap<>();
        for (long size : SIZES) {
            float[] array = new float[(int) (size / 4)];
            int sweeps = (int) Math.max(2, BYTES_A_ROUND / size);
            double nanos = best(() -> nanos(() -> sink += loops.sweep(array, sweeps)));
            bandwidths.put(size, size * (double) sweeps / nanos);
        }
        return new Peaks(clock, loops.lanes(), flops, fma, bandwidths);
    }

    private long turn() {
        return nanos(() -> {
            long x = 1;
            for (int i = 0; i < CYCLES; i++) {
                x = Long.rotateLeft(x, 7) ^ i;
            }
            sink += x;
        });
    }

    private static double best(LongSupplier round) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < WARM_ROUNDS + ROUNDS; i++) {
            long nanos = round.getAsLong();
            best = i < WARM_ROUNDS ? best : Math.min(best, nanos);
        }
        return best;
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    /** Returns what was computed, so that it is computed. */
    public double sink() {
        return sink;
    }
}
