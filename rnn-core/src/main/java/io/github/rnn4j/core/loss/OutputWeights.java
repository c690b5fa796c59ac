package io.github.rnn4j.core.loss;

import java.util.List;
import java.util.Optional;

/** Weights that a loss has for each output, or none at all. */
final class OutputWeights {
    private OutputWeights() {}

    /** Returns what is wrong with their number. */
    static Optional<String> problem(String name, List<Double> weights, int outputSize) {
        return weights.isEmpty() || weights.size() == outputSize
                ? Optional.empty()
                : Optional.of("training.loss." + name + ": expected " + outputSize
                        + " weights, one for each output of the network, but got " + weights.size() + ".");
    }
}
