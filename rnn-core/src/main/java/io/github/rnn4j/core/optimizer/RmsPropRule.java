package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.RmsPropUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;

/** RMSProp: one number for each parameter. */
record RmsPropRule(TensorOps ops, OptimizerSpec.RmsProp settings) implements UpdateRule {
    @Override
    public int moments() {
        return 1;
    }

    @Override
    public BlockStep on(StepTensors tensors, StepControl control) {
        RmsPropUpdate update = new RmsPropUpdate(
                tensors.parameter(), tensors.gradient(), tensors.moments().get(0), tensors.rows(), control, settings);
        return learningRate -> ops.rmsPropStep(update, learningRate);
    }
}
