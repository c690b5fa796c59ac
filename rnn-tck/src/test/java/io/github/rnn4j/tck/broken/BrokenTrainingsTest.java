package io.github.rnn4j.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.ComposedSequenceTck;
import io.github.rnn4j.tck.ResidentMemoryTck;
import io.github.rnn4j.tck.Rule;
import io.github.rnn4j.tck.TrainingTck;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of composed sequences and of whole trainings can fail: each planted fault breaks the one test of its rule. */
class BrokenTrainingsTest {
    @Test
    void arithmeticOfHalfTheWidthIsFound() {
        assertBreaks(
                NarrowTanh.class,
                "composedSequencesAgreeWithTheOracle",
                Rule.COMPOSED_SEQUENCE,
                "composed on the oracle: ");
    }

    /** FLOAT64 goes through FLOAT32. */
    static class NarrowTanh extends ComposedSequenceTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("tanh", (ops, call) -> {
                Tensor x = (Tensor) call[0];
                try (Scope scope = ops.openScope()) {
                    Tensor narrow = ops.allocate(DType.FLOAT32, x.shape());
                    ops.copy(x, narrow);
                    ops.tanh(narrow, narrow);
                    ops.copy(narrow, (Tensor) call[1]);
                }
                return null;
            });
        }
    }

    @Test
    void aMaskThatMultipliesIsFound() {
        assertBreaks(
                MultiplyingMask.class,
                "paddingChangesNothingEvenAsNotANumber",
                Rule.COMPOSED_PADDING,
                "with NaN in the padding");
    }

    static class MultiplyingMask extends ComposedSequenceTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("select", (ops, call) -> {
                BrokenBackendsTest.MultiplyingSelect.select(
                        ops, (Tensor) call[0], (Tensor) call[1], (Tensor) call[2], (Tensor) call[3]);
                return null;
            });
        }
    }

    @Test
    void aCountOfStepsThatEndsIsFound() {
        assertBreaks(EndingCount.class, "twentyStepsOfAdamAgreeWithTheOracle", Rule.TWENTY_STEPS, "20 steps: ");
    }

    /** The corrections of the moments stand still from the tenth step on. */
    static class EndingCount extends TrainingTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("prepareStep", (ops, call) -> {
                StepControl control = (StepControl) call[0];
                ops.prepareStep(control, (Double) call[1]);
                double[] count = new double[1];
                ops.download(control.stepCount(), count, 0);
                ops.fill(control.stepCount(), Math.min(count[0], 10));
                return null;
            });
        }
    }

    @Test
    void aStepThatLeavesATensorIsFound() {
        assertBreaks(LeavingStep.class, "manyStepsLeaveNoTensorBehind", Rule.STEADY_TENSORS, "after 200 steps more");
    }

    static class LeavingStep extends TrainingTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("addSquaredNorm", (ops, call) -> {
                ops.allocate(DType.FLOAT64, Shape.of(1));
                ops.addSquaredNorm((Tensor) call[0], (Tensor) call[1]);
                return null;
            });
        }
    }

    @Test
    void memoryThatNoCountShowsIsFound() {
        KitRun run = KitRun.of(Hoarding.class);
        assertThat(run.failures()).containsOnlyKeys("aLongTrainingKeepsItsMemory");
        assertThat(run.failures().get("aLongTrainingKeepsItsMemory"))
                .contains("rule " + Rule.STEADY_MEMORY.id() + " " + Rule.STEADY_MEMORY.name())
                .contains("KiB of resident memory that 2000 steps of training added");
    }

    static class Hoarding extends ResidentMemoryTck {
        @Override
        protected BackendProvider provider() {
            return new HoardingBackendProvider();
        }
    }

    /** Keeps some kilobytes outside the heap for every gradient that it sees. */
    public static final class HoardingBackendProvider implements BackendProvider {
        private static final List<ByteBuffer> HOARD = new ArrayList<>();

        private final BackendProvider broken = new BrokenBackendProvider("addSquaredNorm", (ops, call) -> {
            HOARD.add(ByteBuffer.allocateDirect(8192));
            ops.addSquaredNorm((Tensor) call[0], (Tensor) call[1]);
            return null;
        });

        @Override
        public String name() {
            return broken.name();
        }

        @Override
        public int priority() {
            return broken.priority();
        }

        @Override
        public BackendCapabilities capabilities() {
            return new ReferenceBackendProvider().capabilities();
        }

        @Override
        public Availability probe(ProbeContext context) {
            return broken.probe(context);
        }

        @Override
        public Backend open(BackendOptions options) {
            return broken.open(options);
        }
    }

    private static void assertBreaks(Class<?> tests, String test, Rule rule, String saying) {
        KitRun run = KitRun.of(tests);
        assertThat(run.failures()).as("what fails").containsOnlyKeys(test);
        assertThat(run.failures().get(test))
                .as("message")
                .contains("rule " + rule.id() + " " + rule.name() + ". Look at: " + rule.lookAt())
                .contains(saying);
        assertThat(run.succeeded()).as("other tests of the topic").isPositive();
    }
}
