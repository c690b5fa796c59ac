package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.ParameterBlock;

/**
 * One block's part in a step: its gradient goes into the norm, then its own step is taken.
 *
 * @param block whose parameters change
 * @param tensors with all of the block's gradient that may be other than 0
 * @param step what changes them
 */
record BlockTurn(ParameterBlock block, StepTensors tensors, BlockStep step) {
    /** Takes the step, once the scalars of the step are known. */
    void take(double learningRate) {
        step.take(learningRate);
        block.touch();
    }
}
