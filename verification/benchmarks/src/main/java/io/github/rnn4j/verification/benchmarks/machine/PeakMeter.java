package io.github.rnn4j.verification.benchmarks.machine;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Measures {@link Peaks}: the best of many short rounds, for the machine may do other things as well. */
public final class PeakMeter {
    private static final long[] SIZES = {
        32 << 10, 64 << 10, 128 << 10, 256 << 10, 320 << 10, 512 << 10, 1 << 20, 4 << 20
    };
    private static final int ROUNDS = 200;
    private static final int WARM_ROUNDS = 20;
    private static final int CYCLES = 2_000_000;
    private static final int ROUNDS_A_PLACE = 20;
    private static final long BYTES_A_ROUND = 32L << 20;
    /** Numbers in a line of the cache. */
    private static final int LINE = 16;
    /** A rotation and an exclusive or, one after the other. */
    private static final int CYCLES_A_TURN = 2;

    private double sink;

    /** Measures on this thread, for some seconds. */
    public Peaks measure(VectorLoops loops) {
        double clock = (double) CYCLES * CYCLES_A_TURN / best(this::turn);
        double fma = best(() -> nanos(() -> sink += loops.dependentFmas(CYCLES))) / CYCLES;
        double division = best(() -> nanos(() -> sink += loops.dependentDivisions(CYCLES / 8))) * 8 / CYCLES;
        int operations = loops.independentFmas(1);
        double flops =
                1.0 * CYCLES / 8 * operations / best(() -> nanos(() -> sink += loops.independentFmas(CYCLES / 8)));
        SortedMap<Long, Double> bandwidths = new TreeMap<>();
        for (long size : SIZES) {
            bandwidths.put(size, bandwidth(loops, (int) (size / 4)));
        }
        int units = Peaks.units(Processor.read(), clock, loops.lanes(), flops);
        return new Peaks(clock, loops.lanes(), units, flops, fma, division, bandwidths);
    }

    /**
     * From each place of a line of the cache in turn, for an array may start anywhere in one: vectors as wide as a line that lie
     * across two are read at half the speed, and nobody can say from within Java where they lie.
     */
    private double bandwidth(VectorLoops loops, int numbers) {
        float[] array = new float[numbers + LINE];
        int sweeps = (int) Math.max(2, BYTES_A_ROUND / 4 / numbers);
        double best = Double.MAX_VALUE;
        for (int place = 0; place < LINE; place += 2) {
            int start = place;
            best = Math.min(
                    best, best(ROUNDS_A_PLACE, () -> nanos(() -> sink += loops.sweep(array, start, numbers, sweeps))));
        }
        return 4.0 * numbers * sweeps / best;
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
        best(WARM_ROUNDS, round);
        return best(ROUNDS, round);
    }

    private static double best(int rounds, LongSupplier round) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            best = Math.min(best, round.getAsLong());
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
