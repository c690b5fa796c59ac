package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.MomentumUpdate;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;

/** Gradient descent with momentum: one number for each parameter. */
final class MomentumRule implements UpdateRule {
    private final TensorOps ops;
    private final List<NetworkParameters> moments;
    private final List<MomentumUpdate> updates = new ArrayList<>();

    MomentumRule(OptimizerSpec.Sgd settings, Optimizer.Blocks blocks, OwnedParameters owned) {
        this.ops = blocks.ops();
        NetworkParameters velocities = owned.allocate();
        this.moments = List.of(velocities);
        for (int i = 0; i < blocks.size(); i++) {
            updates.add(new MomentumUpdate(
                    blocks.parameter(i),
                    blocks.gradient(i),
                    velocities.blocks().get(i).storage(),
                    blocks.control(),
                    settings));
        }
    }

    @Override
    public void step(int block, double learningRate) {
        ops.momentumStep(updates.get(block), learningRate);
    }

    @Override
    public List<NetworkParameters> moments() {
        return moments;
    }
}
