package io.github.rnn4j.verification.benchmarks.report;

import io.github.rnn4j.verification.benchmarks.worker.Timing;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all contenders took for a workload.
 *
 * @param name the workload
 * @param description what it is
 * @param floorMicros the least time it can take
 * @param contenders by name: of several rounds the least of each figure of time, and the greatest of the others
 */
public record Result(String name, String description, double floorMicros, Map<String, Timing> contenders) {
    public Result {
        contenders = new LinkedHashMap<>(contenders);
    }

    /** Joins two rounds. */
    public static Timing join(Timing one, Timing other) {
        return new Timing(
                Math.min(one.bestMicros(), other.bestMicros()),
                Math.min(one.p50Micros(), other.p50Micros()),
                Math.min(one.p99Micros(), other.p99Micros()),
                Math.max(one.bytesPerCall(), other.bytesPerCall()),
                Math.max(one.maxError(), other.maxError()),
                Math.max(one.callsPerSample(), other.callsPerSample()));
    }
}
