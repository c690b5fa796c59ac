package com.example.loops;

import io.github.rnn4j.api.backend.TensorOps;

/** All primitives, put together from their families. Losses, optimiser steps and dropout are the defaults of the API. */
final class LoopOps implements TensorOps, MemoryLoops, MathLoops, ReductionLoops, PlacementLoops {
    private final LoopSession session;

    LoopOps(LoopSession session) {
        this.session = session;
    }

    @Override
    public LoopSession session() {
        return session;
    }
}
