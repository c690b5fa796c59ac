package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/** How gradients become a change of the parameters. */
@Experimental
public sealed interface OptimizerSpec {
    /** Returns the factor on a step, > 0; a schedule may change it. */
    double learningRate();

    /** Returns what is taken of the weights. */
    WeightDecay weightDecay();

    /**
     * Adam (Kingma and Ba, ICLR 2015), with both moments corrected and {@code epsilon} outside the root.
     *
     * @param learningRate factor on a step, > 0
     * @param firstDecay decay of the mean of the gradient, in [0, 1)
     * @param secondDecay decay of the mean of its square, in [0, 1)
     * @param epsilon added to the root, > 0
     * @param weightDecay what is taken of the weights, at least 0
     */
    @Experimental
    record Adam(double learningRate, double firstDecay, double secondDecay, double epsilon, WeightDecay weightDecay)
            implements OptimizerSpec {
        public Adam {
            Checks.positive(learningRate, "adam.learningRate");
            Checks.fraction(firstDecay, "adam.firstDecay");
            Checks.fraction(secondDecay, "adam.secondDecay");
            Checks.positive(epsilon, "adam.epsilon");
        }

        /** Returns Adam with the paper's decays and epsilon. */
        public static Adam withLearningRate(double learningRate) {
            return new Adam(learningRate, 0.9, 0.999, 1e-8, WeightDecay.NONE);
        }

        /** Returns the same with another weight decay; decoupled, it is AdamW. */
        public Adam withWeightDecay(WeightDecay value) {
            return new Adam(learningRate, firstDecay, secondDecay, epsilon, value);
        }
    }

    /**
     * Gradient descent with momentum: {@code v = μ v + g}, {@code p = p - rate v}, and with Nesterov's look-ahead {@code p = p -
     * rate (g + μ v)} (Sutskever, Martens, Dahl and Hinton, ICML 2013, in PyTorch's form).
     *
     * @param learningRate factor on a step, > 0
     * @param momentum {@code μ}, in [0, 1); 0 for plain gradient descent
     * @param nesterov whether to look ahead
     * @param weightDecay what is taken of the weights
     */
    @Experimental
    record Sgd(double learningRate, double momentum, boolean nesterov, WeightDecay weightDecay)
            implements OptimizerSpec {
        public Sgd {
            Checks.positive(learningRate, "sgd.learningRate");
            Checks.fraction(momentum, "sgd.momentum");
            if (nesterov && momentum == 0) {
                throw new InvalidSpecException("sgd.momentum: expected > 0 for Nesterov's look-ahead but got 0.0");
            }
        }

        /** Returns gradient descent with a momentum of 0.9. */
        public static Sgd withLearningRate(double learningRate) {
            return new Sgd(learningRate, 0.9, false, WeightDecay.NONE);
        }

        /** Returns the same with another weight decay. */
        public Sgd withWeightDecay(WeightDecay value) {
            return new Sgd(learningRate, momentum, nesterov, value);
        }
    }

    /**
     * RMSProp: {@code s = α s + (1 - α) g²}, {@code p = p - rate g / (√s + ε)} (Tieleman and Hinton, lecture 6.5, 2012), with
     * {@code epsilon} outside the root.
     *
     * @param learningRate factor on a step, > 0
     * @param decay {@code α}, in [0, 1)
     * @param epsilon added to the root, > 0
     * @param weightDecay what is taken of the weights
     */
    @Experimental
    record RmsProp(double learningRate, double decay, double epsilon, WeightDecay weightDecay)
            implements OptimizerSpec {
        public RmsProp {
            Checks.positive(learningRate, "rmsProp.learningRate");
            Checks.fraction(decay, "rmsProp.decay");
            Checks.positive(epsilon, "rmsProp.epsilon");
        }

        /** Returns RMSProp with PyTorch's decay and epsilon. */
        public static RmsProp withLearningRate(double learningRate) {
            return new RmsProp(learningRate, 0.99, 1e-8, WeightDecay.NONE);
        }

        /** Returns the same with another weight decay. */
        public RmsProp withWeightDecay(WeightDecay value) {
            return new RmsProp(learningRate, decay, epsilon, value);
        }
    }
}
