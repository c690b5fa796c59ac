package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.RmsPropUpdate;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;

/** RMSProp: one number for each parameter. */
final class RmsPropRule implements UpdateRule {
    private final TensorOps ops;
    private final List<NetworkParameters> moments;
    private final List<RmsPropUpdate> updates = new ArrayList<>();

    RmsPropRule(OptimizerSpec.RmsProp settings, Optimizer.Blocks blocks, OwnedParameters owned) {
        this.ops = blocks.ops();
        NetworkParameters squares = owned.allocate();
        this.moments = List.of(squares);
        for (int i = 0; i < blocks.size(); i++) {
            updates.add(new RmsPropUpdate(
                    blocks.parameter(i),
                    blocks.gradient(i),
                    squares.blocks().get(i).storage(),
                    blocks.control(),
                    settings));
        }
    }

    @Override
    public void step(int block, double learningRate) {
        ops.rmsPropStep(updates.get(block), learningRate);
    }

    @Override
    public List<NetworkParameters> moments() {
        return moments;
    }
}
