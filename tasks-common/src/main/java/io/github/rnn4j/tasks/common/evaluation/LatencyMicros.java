package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import org.jspecify.annotations.Nullable;

/**
 * How long answers take on one warm thread when calls become due at a fixed rate, in microseconds to three digits, each from when its
 * call was due.
 *
 * @param p50 half of the answers were at least that fast
 * @param p99 99 of 100 were
 * @param p999 999 of 1,000 were
 * @param max all were
 * @param rate calls that became due in a second
 * @param calls that were measured
 * @param busyShare of the time, spent on answers; at 1 calls come faster than answers, and the times say how long that went on
 * @param generator how late calls were asked
 * @param budget answers that took too long; null where nothing was said to be too long
 * @see io.github.rnn4j.tasks.common.latency.OpenLoop
 */
@Experimental
public record LatencyMicros(
        double p50,
        double p99,
        double p999,
        double max,
        double rate,
        long calls,
        double busyShare,
        Generator generator,
        @Nullable Budget budget) {
    /**
     * By how much calls were asked late although the answer before them was there: the machine's doing, and part of the latencies.
     *
     * @param p99 99 of 100 were no later
     * @param max none was
     */
    public record Generator(double p99, double max) {}

    /**
     * What an answer may take.
     *
     * @param micros the limit
     * @param over answers that took longer
     * @param overShare of all
     */
    public record Budget(double micros, long over, double overShare) {}
}
