package io.github.rnn4j.verification.benchmarks.worker;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Times calls: warm first, then samples of at least {@link #LEAST_SAMPLE_NANOS}. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Reading the clock takes some 25 ns; of a sample that is less than a hundredth. */
    private static final long LEAST_SAMPLE_NANOS = 5_000;

    /** The part of the time to run before measuring in which calls are counted. */
    private static final int LAST_PART = 5;

    private static final int MOST_SAMPLES = 200_000;
    private static final int ALLOCATION_ROUNDS = 5;

    private Stopwatch() {}

    /**
     * @param warmNanos time to run before anything is measured
     * @param nanos time to measure
     */
    static Timing time(Runnable call, double maxError, long warmNanos, long nanos) {
        calls(call, warmNanos - warmNanos / LAST_PART);
        // Calls that are not compiled yet take many times as long.
        long start = System.nanoTime();
        long calls = calls(call, warmNanos / LAST_PART);
        int perSample = (int) (LEAST_SAMPLE_NANOS * calls / Math.max(1, System.nanoTime() - start) + 1);
        double[] samples = new double[MOST_SAMPLES];
        int count = 0;
        start = System.nanoTime();
        while (count < MOST_SAMPLES && (count < 3 || System.nanoTime() - start < nanos)) {
            samples[count++] = sample(call, perSample);
        }
        double[] sorted = Arrays.copyOf(samples, count);
        Arrays.sort(sorted);
        return new Timing(
                sorted[0],
                sorted[count / 2],
                sorted[(int) (count * 0.99)],
                bytes(call, perSample),
                maxError,
                perSample);
    }

    /** Calls for a while; returns how often. */
    private static long calls(Runnable call, long nanos) {
        long start = System.nanoTime();
        long calls = 0;
        while (calls < 3 || System.nanoTime() - start < nanos) {
            call.run();
            calls++;
        }
        return calls;
    }

    private static double sample(Runnable call, int calls) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1e3 / calls;
    }

    /** The least of some rounds: a class that is loaded once is no allocation of a call. */
    private static double bytes(Runnable call, int calls) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ALLOCATION_ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long empty = THREADS.getCurrentThreadAllocatedBytes() - before;
            before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < calls; i++) {
                call.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before - empty);
        }
        return Math.max(0, least) / (double) calls;
    }
}
