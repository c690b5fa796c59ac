package io.github.rnn4j.verification.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What all contenders took for a workload.
 *
 * @param name the workload
 * @param description what it is
 * @param threads that each contender was started with
 * @param floorMicros the least time it can take on so many cores
 * @param contenders by label: of several rounds the least of each figure of time, and the greatest of the others
 */
public record Result(String name, String description, int threads, double floorMicros, Map<String, Timing> contenders) {
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

    /** Returns the label of the quickest that is not ours, if there is one. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public @Nullable String bestPeer() {
        return contenders.entrySet().stream()
                .filter(entry -> !isOurs(entry.getKey()))
                .min(Comparator.comparingDouble(entry -> entry.getValue().bestMicros()))
                .map(Entry::getKey)
                .orElse(null);
    }

    /** Returns, for each that is ours, how many times as long as it the best peer took; nothing without peers. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public Map<String, Double> timesBestPeer() {
        Map<String, Double> times = new LinkedHashMap<>();
        Timing peer = contenders.get(bestPeer());
        if (peer != null) {
            contenders.forEach((label, timing) -> {
                if (isOurs(label)) {
                    times.put(label, peer.bestMicros() / timing.bestMicros());
                }
            });
        }
        return times;
    }

    private static boolean isOurs(String label) {
        return Contenders.of(label).map(Contenders::ours).orElse(false);
    }
}
