package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** Adam (Kingma and Ba, ICLR 2015): two numbers for each parameter. */
record AdamRule(TensorOps ops, OptimizerSpec.Adam settings) implements UpdateRule {
    @Override
    public int moments() {
        return 2;
    }

    @Override
    public BlockStep on(StepTensors tensors, StepControl control) {
        List<Tensor> moments = tensors.moments();
        AdamUpdate update = new AdamUpdate(
                tensors.parameter(),
                tensors.gradient(),
                moments.get(0),
                moments.get(1),
                tensors.rows(),
                control,
                settings);
        return learningRate -> ops.adamStep(update, learningRate);
    }
}
