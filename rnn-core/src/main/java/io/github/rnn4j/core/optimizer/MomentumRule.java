package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.MomentumUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;

/** Gradient descent with momentum: one number for each parameter. */
record MomentumRule(TensorOps ops, OptimizerSpec.Sgd settings) implements UpdateRule {
    @Override
    public int moments() {
        return 1;
    }

    @Override
    public BlockStep on(StepTensors tensors, StepControl control) {
        MomentumUpdate update = new MomentumUpdate(
                tensors.parameter(), tensors.gradient(), tensors.moments().get(0), tensors.rows(), control, settings);
        return learningRate -> ops.momentumStep(update, learningRate);
    }
}
