package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.fixture.Tolerance;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whole trainings: what is right in one step must not drift apart in many, nor leave anything behind. */
@Experimental
public abstract class TrainingTck extends BackendContract {
    private static final int STEPS = 20;

    /** For subclasses. */
    protected TrainingTck() {}

    @ContractRule(Rule.TWENTY_STEPS)
    @FloatingTypes
    void twentyStepsOfAdamAgreeWithTheOracle(DType dtype) {
        SmallTraining truth = new SmallTraining(oracle, DType.FLOAT64);
        SmallTraining training = new SmallTraining(ops, dtype);
        truth.steps(1);
        training.steps(1);
        training.values().check("one step", truth.values(), Tolerance.most(dtype));
        truth.steps(STEPS - 1);
        training.steps(STEPS - 1);
        double allowed = dtype == DType.FLOAT64 ? 1e-10 : 1e-3;
        training.values().check(STEPS + " steps", truth.values(), new Tolerance(allowed, allowed));
    }

    @ContractRule(Rule.STEADY_TENSORS)
    @Test
    void manyStepsLeaveNoTensorBehind() {
        SmallTraining training = new SmallTraining(ops, DType.FLOAT32);
        training.steps(1);
        Diagnostics before = backend.diagnostics();
        training.steps(200);
        Assertions.assertThat(backend.diagnostics())
                .as("what is alive after 200 steps more")
                .isEqualTo(before);
    }
}
