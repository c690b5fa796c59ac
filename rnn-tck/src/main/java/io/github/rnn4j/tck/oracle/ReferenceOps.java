package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.TensorOps;

/** Tier 1, put together from its families. Losses, optimiser steps and dropout are the defaults of the API. */
final class ReferenceOps
        implements TensorOps,
                ReferenceMemory,
                ReferenceTransfer,
                ReferenceMatrix,
                ReferenceElementwise,
                ReferenceCondition,
                ReferenceReduction,
                ReferenceShaping,
                ReferenceIndexing {
    private final ReferenceSession session;

    ReferenceOps(ReferenceSession session) {
        this.session = session;
    }

    @Override
    public ReferenceSession session() {
        return session;
    }
}
