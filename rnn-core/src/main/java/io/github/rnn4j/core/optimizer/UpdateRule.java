package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;

/** How a clipped gradient changes what is learned. Keeps nothing itself: moments are among the tensors that it works on. */
interface UpdateRule {
    /** Returns how many numbers are kept from step to step for each parameter. */
    int moments();

    /**
     * Returns the step on some tensors.
     *
     * @param control the scalars of the steps
     */
    BlockStep on(StepTensors tensors, StepControl control);

    /** Returns the rule that a description asks for, with its decay. */
    static UpdateRule of(OptimizerSpec spec, TensorOps ops) {
        UpdateRule rule = withoutDecay(spec, ops);
        return spec.weightDecay().rate() == 0 ? rule : new DecayingRule(rule, ops, spec.weightDecay());
    }

    private static UpdateRule withoutDecay(OptimizerSpec spec, TensorOps ops) {
        if (spec instanceof OptimizerSpec.Adam adam) {
            return new AdamRule(ops, adam);
        }
        if (spec instanceof OptimizerSpec.Sgd sgd) {
            return new MomentumRule(ops, sgd);
        }
        return new RmsPropRule(ops, (OptimizerSpec.RmsProp) spec);
    }
}
