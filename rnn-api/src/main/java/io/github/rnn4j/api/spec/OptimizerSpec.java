package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** How gradients become a change of the parameters. */
@Experimental
public sealed interface OptimizerSpec {
    /** Returns the factor on a step, > 0. */
    double learningRate();

    /**
     * Adam (Kingma and Ba, ICLR 2015), with both moments corrected and {@code epsilon} outside the root.
     *
     * @param learningRate factor on a step, > 0
     * @param firstDecay decay of the mean of the gradient, in [0, 1)
     * @param secondDecay decay of the mean of its square, in [0, 1)
     * @param epsilon added to the root, > 0
     */
    @Experimental
    record Adam(double learningRate, double firstDecay, double secondDecay, double epsilon) implements OptimizerSpec {
        public Adam {
            Checks.positive(learningRate, "adam.learningRate");
            Checks.fraction(firstDecay, "adam.firstDecay");
            Checks.fraction(secondDecay, "adam.secondDecay");
            Checks.positive(epsilon, "adam.epsilon");
        }

        /** Returns Adam with the paper's decays and epsilon. */
        public static Adam withLearningRate(double learningRate) {
            return new Adam(learningRate, 0.9, 0.999, 1e-8);
        }
    }
}
