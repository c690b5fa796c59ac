package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.DecayUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.WeightDecay;
import java.util.Objects;

/** A rule before whose own step something is taken of the weights. */
record DecayingRule(UpdateRule rule, TensorOps ops, WeightDecay decay) implements UpdateRule {
    @Override
    public int moments() {
        return rule.moments();
    }

    @Override
    public BlockStep on(StepTensors tensors, StepControl control) {
        DecayUpdate update = new DecayUpdate(
                tensors.parameter(),
                tensors.gradient(),
                Objects.requireNonNull(tensors.weights(), "a decay needs to know what is a weight"),
                tensors.rows(),
                control);
        BlockStep own = rule.on(tensors, control);
        if (decay.decoupled()) {
            return learningRate -> {
                ops.decayParameter(update, learningRate * decay.rate());
                own.take(learningRate);
            };
        }
        return learningRate -> {
            ops.decayGradient(update, decay.rate());
            own.take(learningRate);
        };
    }
}
