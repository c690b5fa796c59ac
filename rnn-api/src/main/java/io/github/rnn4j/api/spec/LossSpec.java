package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.List;

/**
 * What training makes small. A loss takes what the network puts out, without an activation, and is the mean over the used
 * elements of the whole step.
 */
@Experimental
public sealed interface LossSpec {
    /**
     * Negative log-probability of the right class under the softmax of the outputs, one output a class. Targets are {@link
     * io.github.rnn4j.api.data.Target.Label}s.
     *
     * @param labelSmoothing share of the target that is spread evenly over all classes (Szegedy et al., CVPR 2016); at least 0
     *     and below 1
     * @param classWeights how much an example of each class counts, > 0, in the mean as well; empty for all alike
     */
    @Experimental
    record SoftmaxCrossEntropy(double labelSmoothing, List<Double> classWeights) implements LossSpec {
        public SoftmaxCrossEntropy {
            Checks.fraction(labelSmoothing, "loss.labelSmoothing");
            classWeights = positive(classWeights, "loss.classWeights");
        }

        /** Creates the loss without smoothing, all classes alike. */
        public SoftmaxCrossEntropy() {
            this(0, List.of());
        }
    }

    /**
     * Cross-entropy of each output's own yes or no under its sigmoid: several answers at once, none excluding another. Targets
     * are {@link io.github.rnn4j.api.data.Target.Values} from 0 to 1.
     *
     * @param labelSmoothing share of the target that is spread evenly over yes and no; at least 0 and below 1
     * @param positiveWeights how much a yes of each output counts beside a no, > 0; empty for 1
     */
    @Experimental
    record SigmoidCrossEntropy(double labelSmoothing, List<Double> positiveWeights) implements LossSpec {
        public SigmoidCrossEntropy {
            Checks.fraction(labelSmoothing, "loss.labelSmoothing");
            positiveWeights = positive(positiveWeights, "loss.positiveWeights");
        }

        /** Creates the loss without smoothing, yes and no alike. */
        public SigmoidCrossEntropy() {
            this(0, List.of());
        }
    }

    /** Square of what the output is off. Targets are {@link io.github.rnn4j.api.data.Target.Values}. */
    @Experimental
    record MeanSquaredError() implements LossSpec {}

    /**
     * Half the square of what the output is off, and from {@code delta} on a straight line (Huber, Annals of Mathematical
     * Statistics 35(1), 1964): outliers pull no harder than {@code delta}. Targets are {@link
     * io.github.rnn4j.api.data.Target.Values}.
     *
     * @param delta where the line begins, > 0
     */
    @Experimental
    record Huber(double delta) implements LossSpec {
        public Huber {
            if (!(delta > 0 && Double.isFinite(delta))) {
                throw new InvalidSpecException("loss.delta: expected a finite number > 0 but got " + delta);
            }
        }
    }

    /**
     * Quasi-likelihood of a forecast of variances (Patton, Journal of Econometrics 160(1), 2011): {@code v / f - log(v / f) -
     * 1}, robust to noise in the measured variance {@code v}. The output is {@code log f}, so that every forecast is positive.
     * Targets are {@link io.github.rnn4j.api.data.Target.Values} > 0.
     */
    @Experimental
    record Qlike() implements LossSpec {}

    private static List<Double> positive(List<Double> weights, String name) {
        for (double weight : weights) {
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new InvalidSpecException(name + ": expected finite numbers > 0 but got " + weight);
            }
        }
        return List.copyOf(weights);
    }
}
