package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Optional;

/** A loss: which targets go with it, how much each counts, and its tensors. Immutable and thread-safe. */
@Internal
public interface Loss {
    /**
     * Returns what is wrong with the loss itself for a network; empty if nothing is.
     *
     * @param outputSize numbers that the network puts out for each sequence
     */
    Optional<String> problem(int outputSize);

    /** Returns what is wrong with a target, beginning with "expected"; empty if nothing is. */
    Optional<String> problem(Target target, int outputSize);

    /** Returns how much a target counts in the mean; it must be one without a problem. */
    double weight(Target target);

    /**
     * Makes room for the targets of a batch, in the innermost open scope.
     *
     * @param dtype type of the outputs
     * @param outputs their shape, {@code [batch, outputSize]}; of a decoder {@code [targetSteps * batch, outputSize]}
     * @param batchSize rows of the batch
     */
    LossSlots newSlots(TensorOps ops, DType dtype, Shape outputs, int batchSize);

    /**
     * Returns the loss that a description asks for, for what a network puts out.
     *
     * @throws InvalidSpecException if it is none for symbols and the network ends in a decoder
     */
    static Loss of(LossSpec spec, NetworkSpec network) {
        if (network.decoder().isEmpty()) {
            return of(spec);
        }
        if (spec instanceof LossSpec.SoftmaxCrossEntropy softmax) {
            return new SequenceLoss(
                    new SoftmaxLoss(softmax), network.decoder().get().vocabularySize());
        }
        throw new InvalidSpecException(
                "training.loss: expected a softmax cross-entropy, for the network ends in a decoder, but got " + spec);
    }

    /** Returns the loss that a description asks for, for a network that gives one vector for each sequence. */
    static Loss of(LossSpec spec) {
        return new OffsetLoss(withoutOffset(spec));
    }

    private static Loss withoutOffset(LossSpec spec) {
        if (spec instanceof LossSpec.SoftmaxCrossEntropy softmax) {
            return new SoftmaxLoss(softmax);
        }
        if (spec instanceof LossSpec.SigmoidCrossEntropy sigmoid) {
            return new SigmoidLoss(sigmoid);
        }
        if (spec instanceof LossSpec.Huber huber) {
            return new RegressionLoss((ops, call) -> ops.huber(call, huber.delta()), false);
        }
        return spec instanceof LossSpec.Qlike
                ? new RegressionLoss(TensorOps::qlike, true)
                : new RegressionLoss(TensorOps::squaredError, false);
    }
}
