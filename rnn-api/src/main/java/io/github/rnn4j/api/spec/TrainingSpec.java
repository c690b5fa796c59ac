package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * How a network is trained.
 *
 * @param loss what is made small
 * @param optimizer how
 * @param clipNorm greatest global norm of the gradient, > 0; infinity for no clip
 * @param batchSize examples of one step, at least 1
 * @param maxEpochs passes over the training part at the most, at least 1
 * @param patience epochs without a better validation score before training stops, at least 1
 * @param tokenDropout share of identifiers that each step of training replaces by 0, "nothing"; at least 0 and below 1, and
 *     without effect on features
 * @param seed seed of initial values, shuffling and dropout
 */
@Experimental
public record TrainingSpec(
        LossSpec loss,
        OptimizerSpec optimizer,
        double clipNorm,
        int batchSize,
        int maxEpochs,
        int patience,
        double tokenDropout,
        long seed) {
    public TrainingSpec {
        if (!(clipNorm > 0)) {
            throw new InvalidSpecException("training.clipNorm: expected > 0 but got " + clipNorm);
        }
        Checks.atLeast(1, batchSize, "training.batchSize");
        Checks.atLeast(1, maxEpochs, "training.maxEpochs");
        Checks.atLeast(1, patience, "training.patience");
        Checks.fraction(tokenDropout, "training.tokenDropout");
    }
}
