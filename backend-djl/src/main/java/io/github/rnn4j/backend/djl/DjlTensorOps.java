package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.TensorOps;

/** Tier 1, put together from its families. Losses, optimiser steps and dropout are the defaults of the API. */
final class DjlTensorOps
        implements TensorOps,
                DjlMemoryOps,
                DjlTransferOps,
                DjlMatrixOps,
                DjlElementwiseOps,
                DjlConditionOps,
                DjlReductionOps,
                DjlShapingOps,
                DjlIndexingOps {
    private final DjlSession session;

    DjlTensorOps(DjlSession session) {
        this.session = session;
    }

    @Override
    public DjlSession session() {
        return session;
    }
}
