package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;

/** Fits a network to examples. Thread-safe: each call trains a network of its own. */
@Experimental
@FunctionalInterface
public interface Trainer {
    /**
     * Trains on the calling thread.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if an example does not go with the network,
     *     or {@code NON_FINITE} if the loss is lost
     */
    TrainingResult train(TrainingRun run);
}
