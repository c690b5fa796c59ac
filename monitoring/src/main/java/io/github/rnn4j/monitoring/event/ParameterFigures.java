package io.github.rnn4j.monitoring.event;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * One parameter at one step of training.
 *
 * @param name by the model file, such as {@code rnn.weight_hh_l0}
 * @param gradientNorm Euclidean norm of its gradient before clipping
 * @param clippedNorm the same after clipping
 * @param weightNorm Euclidean norm of its values before the step
 * @param updateNorm Euclidean norm of what the step changed
 */
@Experimental
public record ParameterFigures(
        String name, double gradientNorm, double clippedNorm, double weightNorm, double updateNorm) {
    /** Returns how large the update is beside the values; about 1e-3 is usual. NaN where all values are 0. */
    public double updateRatio() {
        return weightNorm > 0 ? updateNorm / weightNorm : Double.NaN;
    }
}
