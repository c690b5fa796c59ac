package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;

/** Adam (Kingma and Ba, ICLR 2015): two numbers for each parameter. */
final class AdamRule implements UpdateRule {
    private final TensorOps ops;
    private final List<NetworkParameters> moments;
    private final List<AdamUpdate> updates = new ArrayList<>();

    AdamRule(OptimizerSpec.Adam settings, Optimizer.Blocks blocks, OwnedParameters owned) {
        this.ops = blocks.ops();
        NetworkParameters firstMoments = owned.allocate();
        NetworkParameters secondMoments = owned.allocate();
        this.moments = List.of(firstMoments, secondMoments);
        for (int i = 0; i < blocks.size(); i++) {
            updates.add(new AdamUpdate(
                    blocks.parameter(i),
                    blocks.gradient(i),
                    firstMoments.blocks().get(i).storage(),
                    secondMoments.blocks().get(i).storage(),
                    blocks.control(),
                    settings));
        }
    }

    @Override
    public void step(int block, double learningRate) {
        ops.adamStep(updates.get(block), learningRate);
    }

    @Override
    public List<NetworkParameters> moments() {
        return moments;
    }
}
