package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.LayerFigures;
import java.util.List;
import java.util.Optional;

/**
 * The gradient of one layer by time step, in the numbers that verdicts rest on.
 *
 * @param layer its name
 * @param steps time steps
 * @param first mean norm of the first tenth of the steps, at least of one
 * @param last mean norm of the last quarter of the steps, at least of one: where a pooling looks at single steps, the very last may get
 *     nothing
 * @param greatest norm of the step with the greatest
 */
record LayerFlow(String layer, int steps, double first, double last, double greatest) {
    /** Fewer steps are no distance to vanish or to explode over. */
    private static final int FEWEST_STEPS = 8;

    private static final int FIRST_PART = 10;
    private static final int LAST_PART = 4;

    /** Returns the flow of a layer; empty for few steps, no gradient at all, or one that is not finite. */
    static Optional<LayerFlow> of(LayerFigures layer) {
        List<Double> norms = layer.gradientNorms();
        int steps = norms.size();
        if (steps < FEWEST_STEPS) {
            return Optional.empty();
        }
        double greatest = norms.stream().mapToDouble(norm -> norm).max().orElse(0);
        double last = mean(norms.subList(steps - steps / LAST_PART, steps));
        if (!(last > 0) || !Double.isFinite(greatest)) {
            return Optional.empty();
        }
        return Optional.of(new LayerFlow(
                layer.name(), steps, mean(norms.subList(0, Math.max(1, steps / FIRST_PART))), last, greatest));
    }

    private static double mean(List<Double> norms) {
        return norms.stream().mapToDouble(norm -> norm).average().orElse(0);
    }
}
