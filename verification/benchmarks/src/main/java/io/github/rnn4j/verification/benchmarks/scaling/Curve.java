package io.github.rnn4j.verification.benchmarks.scaling;

import io.github.rnn4j.verification.benchmarks.worker.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Time against one size.
 *
 * @param axis the size that varies
 * @param points from the smallest size to the largest
 */
public record Curve(String axis, List<Point> points) {
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * What a call of one size took.
     *
     * @param size the size that varies
     * @param workload all sizes
     * @param multiplyAdds of the products of a call
     * @param floorMicros the least time it can take
     * @param contenders by name, as in a run of the workloads
     */
    public record Point(
            int size, String workload, long multiplyAdds, double floorMicros, Map<String, Timing> contenders) {
        public Point {
            contenders = new LinkedHashMap<>(contenders);
        }
    }
}
