package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.TensorOps;

/** Tier 1, put together from its families. Losses, optimiser steps and dropout are the defaults of the API. */
final class Nd4jOps
        implements TensorOps,
                Nd4jMemory,
                Nd4jTransfer,
                Nd4jMatrix,
                Nd4jElementwise,
                Nd4jCondition,
                Nd4jReduction,
                Nd4jShaping,
                Nd4jIndexing {
    private final Nd4jSession session;

    Nd4jOps(Nd4jSession session) {
        this.session = session;
    }

    @Override
    public Nd4jSession session() {
        return session;
    }
}
