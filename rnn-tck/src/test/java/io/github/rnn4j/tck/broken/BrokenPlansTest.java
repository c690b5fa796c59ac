package io.github.rnn4j.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.Rule;
import io.github.rnn4j.tck.SequenceTck;
import org.junit.jupiter.api.Test;

/** The tests of fused sequences can fail: each planted fault breaks the one test of its rule, and the message says so. */
class BrokenPlansTest {
    private static final String AGREE = "fusedSequencesAgreeWithComposedOnes";

    @Test
    void withoutAFaultNothingFails() {
        KitRun run = KitRun.of(Sound.class);
        assertThat(run.failures()).as("what fails").isEmpty();
        assertThat(run.succeeded()).as("tests that ran").isGreaterThan(50);
    }

    static class Sound extends SequenceTck {
        @Override
        protected BackendProvider provider() {
            return new PlanningBackendProvider(PlanFault.NONE);
        }
    }

    @Test
    void droppedLengthsAreFound() {
        assertBreaks(LengthsDropped.class, AGREE, Rule.FUSED_FORWARD, "output: expected 0.0 but got");
    }

    static class LengthsDropped extends SequenceTck {
        @Override
        protected BackendProvider provider() {
            return new PlanningBackendProvider(PlanFault.LENGTHS_DROPPED);
        }
    }

    @Test
    void anIgnoredBiasIsFound() {
        assertBreaks(BiasIgnored.class, AGREE, Rule.FUSED_FORWARD, "composed on this backend: output");
    }

    static class BiasIgnored extends SequenceTck {
        @Override
        protected BackendProvider provider() {
            return new PlanningBackendProvider(PlanFault.BIAS_IGNORED);
        }
    }

    @Test
    void aTransposedWeightIsFound() {
        assertBreaks(WeightTransposed.class, AGREE, Rule.FUSED_FORWARD, "composed on this backend: output");
    }

    static class WeightTransposed extends SequenceTck {
        @Override
        protected BackendProvider provider() {
            return new PlanningBackendProvider(PlanFault.WEIGHT_TRANSPOSED);
        }
    }

    @Test
    void aWayOfItsOwnForOneStepIsFound() {
        KitRun run = assertBreaks(WrongAtOneStep.class, AGREE, Rule.FUSED_FORWARD, "one step of one unit");
        assertThat(run.failed()).as("failures, one in each type").isEqualTo(2);
    }

    static class WrongAtOneStep extends SequenceTck {
        @Override
        protected BackendProvider provider() {
            return new PlanningBackendProvider(PlanFault.WRONG_AT_ONE_STEP);
        }
    }

    @Test
    void aGradientThatIsOverwrittenIsFound() {
        assertBreaks(
                GradientOverwritten.class,
                "parameterGradientsAddUpAndOthersAreOverwritten",
                Rule.FUSED_ACCUMULATES,
                "after a second backward pass: gradient of ");
    }

    static class GradientOverwritten extends SequenceTck {
        @Override
        protected BackendProvider provider() {
            return new PlanningBackendProvider(PlanFault.GRADIENT_OVERWRITTEN);
        }
    }

    private static KitRun assertBreaks(Class<?> tests, String test, Rule rule, String saying) {
        KitRun run = KitRun.of(tests);
        assertThat(run.failures()).as("what fails").containsOnlyKeys(test);
        assertThat(run.failures().get(test))
                .as("message")
                .contains("rule " + rule.id() + " " + rule.name() + ". Look at: " + rule.lookAt())
                .contains(saying);
        assertThat(run.succeeded()).as("other tests of the topic").isPositive();
        return run;
    }
}
