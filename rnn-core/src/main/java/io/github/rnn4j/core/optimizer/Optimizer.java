package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.StepControl;

/** Takes optimiser steps over all parameters of a network. Confined to its session's thread; closing twice does nothing. */
@Internal
public interface Optimizer extends AutoCloseable {
    /** Clips the gradients, takes a step and leaves the gradients at 0. Reads nothing back from the device. */
    void step();

    /** Returns the scalars of the steps: norm, skip flag, step count. They stay on the device. */
    StepControl control();

    @Override
    void close();
}
