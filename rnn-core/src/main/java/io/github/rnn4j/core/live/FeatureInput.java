package io.github.rnn4j.core.live;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;

/** How many features a step of a network has. */
record FeatureInput(int inputSize) {
    static FeatureInput of(NetworkSpec network) {
        if (!(network.input() instanceof InputSpec.Features features)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "live use: expected a network on features but got one on " + network.input()
                            + ". Ask its predictor for whole sequences.");
        }
        return new FeatureInput(features.inputSize());
    }

    void check(float[] step) {
        if (step.length != inputSize) {
            throw new ShapeMismatchException("input: expected " + inputSize + " features but got " + step.length + ".");
        }
    }
}
