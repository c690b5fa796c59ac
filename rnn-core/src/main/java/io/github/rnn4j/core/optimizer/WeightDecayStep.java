package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.DecayUpdate;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What is taken of the weights, before the rule's own step. */
@FunctionalInterface
interface WeightDecayStep {
    /** Which parameters are weights. */
    Set<ParameterSpec.Role> WEIGHTS =
            Set.of(ParameterSpec.Role.EMBEDDING, ParameterSpec.Role.INPUT_WEIGHT, ParameterSpec.Role.RECURRENT_WEIGHT);

    /** Takes of one block, whose step comes next. */
    void before(int block, double learningRate);

    /** Returns the decay that a description asks for; a block may hold weights and biases side by side. */
    static WeightDecayStep of(WeightDecay spec, Optimizer.Blocks blocks, OwnedParameters owned) {
        if (spec.rate() == 0) {
            return (block, learningRate) -> {};
        }
        NetworkParameters weights = owned.allocate();
        weights.blocks().forEach(WeightDecayStep::mark);
        List<DecayUpdate> updates = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            updates.add(new DecayUpdate(
                    blocks.parameter(i),
                    blocks.gradient(i),
                    weights.blocks().get(i).storage(),
                    blocks.control()));
        }
        return spec.decoupled()
                ? (block, learningRate) -> blocks.ops().decayParameter(updates.get(block), learningRate * spec.rate())
                : (block, learningRate) -> blocks.ops().decayGradient(updates.get(block), spec.rate());
    }

    private static void mark(ParameterBlock block) {
        for (ParameterSpec parameter : block.layout().parameters()) {
            if (WEIGHTS.contains(parameter.role())) {
                double[] ones = new double[parameter.shape().elements()];
                Arrays.fill(ones, 1);
                block.upload(parameter.name(), ones);
            }
        }
    }
}
