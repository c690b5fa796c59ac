package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.List;

/** How a clipped gradient changes a block of parameters. */
interface UpdateRule {
    /** Takes the step of one block and sets its gradient to 0. */
    void step(int block, double learningRate);

    /** Returns what it keeps from step to step, in an order of its own. */
    List<NetworkParameters> moments();

    /** Returns the rule that a description asks for, with moments of its own. */
    static UpdateRule of(OptimizerSpec spec, Optimizer.Blocks blocks, OwnedParameters owned) {
        if (spec instanceof OptimizerSpec.Adam adam) {
            return new AdamRule(adam, blocks, owned);
        }
        if (spec instanceof OptimizerSpec.Sgd sgd) {
            return new MomentumRule(sgd, blocks, owned);
        }
        return new RmsPropRule((OptimizerSpec.RmsProp) spec, blocks, owned);
    }
}
