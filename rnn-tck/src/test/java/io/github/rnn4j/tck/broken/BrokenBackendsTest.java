package io.github.rnn4j.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.ComposedTck;
import io.github.rnn4j.tck.ConditionTck;
import io.github.rnn4j.tck.ElementwiseTck;
import io.github.rnn4j.tck.IndexingTck;
import io.github.rnn4j.tck.MatrixTck;
import io.github.rnn4j.tck.OptimizerTck;
import io.github.rnn4j.tck.OwnershipTck;
import io.github.rnn4j.tck.ReductionTck;
import io.github.rnn4j.tck.Rule;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kit can fail: each planted fault breaks the tests of its own rule, and the message says so. */
class BrokenBackendsTest {
    @Test
    void aSigmoidOfTheWrongSlopeIsFound() {
        assertBreaks(SteepSigmoid.class, Map.of("functionsAgreeWithTheOracle", Rule.FUNCTIONS));
    }

    /** {@code 1/2 + 1/2 tanh(x)}: half of the argument is missing, which infinity does not show. */
    static class SteepSigmoid extends ElementwiseTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("sigmoid", (ops, call) -> {
                Tensor out = (Tensor) call[1];
                ops.tanh((Tensor) call[0], out);
                try (Scope scope = ops.openScope()) {
                    Tensor one = ops.allocate(out.dtype(), Shape.of());
                    ops.fill(one, 1);
                    ops.add(0.5, out, 0.5, one, out);
                }
                return null;
            });
        }
    }

    @Test
    void aProductThatKnowsNoBetaButZeroAndOneIsFound() {
        assertBreaks(RoundedBeta.class, Map.of("otherBetasScaleTheOldContent", Rule.GEMM_BETA));
    }

    static class RoundedBeta extends MatrixTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("gemm", (ops, call) -> {
                GemmForm form = (GemmForm) call[0];
                ops.gemm(form.beta() == 0 ? form : form.accumulating(), (Tensor) call[1], (Tensor) call[2], (Tensor)
                        call[3]);
                return null;
            });
        }
    }

    @Test
    void aProductThatMultipliesOldContentByZeroIsFound() {
        assertBreaks(MultipliedBeta.class, Map.of("betaZeroDoesNotReadTheOldContent", Rule.GEMM_BETA_ZERO));
    }

    static class MultipliedBeta extends MatrixTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("gemm", (ops, call) -> {
                GemmForm form = (GemmForm) call[0];
                Tensor c = (Tensor) call[3];
                ops.add(form.beta(), c, 0, c, c);
                ops.gemm(form.accumulating(), (Tensor) call[1], (Tensor) call[2], c);
                return null;
            });
        }
    }

    @Test
    void aSelectionThatMultipliesIsFound() {
        assertBreaks(MultiplyingSelect.class, Map.of("theElementNotTakenHasNoInfluence", Rule.SELECT_IGNORES));
    }

    static class MultiplyingSelect extends ConditionTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("select", (ops, call) -> {
                select(ops, (Tensor) call[0], (Tensor) call[1], (Tensor) call[2], (Tensor) call[3]);
                return null;
            });
        }

        static void select(TensorOps ops, Tensor condition, Tensor left, Tensor right, Tensor out) {
            try (Scope scope = ops.openScope()) {
                Tensor zero = ops.allocate(out.dtype(), Shape.of());
                Tensor one = ops.allocate(out.dtype(), out.shape());
                ops.fill(one, 1);
                Tensor chosen = ops.allocate(out.dtype(), out.shape());
                ops.select(condition, one, zero, chosen);
                multiply(ops, chosen, left, right, out);
            }
        }

        /** {@code out = chosen left + (1 - chosen) right}: right unless something is not finite. */
        private static void multiply(TensorOps ops, Tensor chosen, Tensor left, Tensor right, Tensor out) {
            Tensor fromLeft = ops.allocate(out.dtype(), out.shape());
            ops.multiply(chosen, left, fromLeft);
            Tensor one = ops.allocate(out.dtype(), Shape.of());
            ops.fill(one, 1);
            ops.add(-1, chosen, 1, one, chosen);
            ops.multiply(chosen, right, chosen);
            ops.add(1, fromLeft, 1, chosen, out);
        }
    }

    @Test
    void aScatterThatOverwritesIsFound() {
        assertBreaks(
                OverwritingScatter.class,
                Map.of(
                        "rowsNamedTwiceGetBoth", Rule.SCATTER_ADD,
                        "ofManyRowsNamedOftenNoneIsLost", Rule.SCATTER_ADD,
                        "wholeNumbersMoveToo", Rule.SCATTER_ADD));
    }

    static class OverwritingScatter extends IndexingTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("scatterAddRows", (ops, call) -> {
                ops.setRows((Tensor) call[0], (Tensor) call[1], (Tensor) call[2]);
                return null;
            });
        }
    }

    @Test
    void aMaximumWithoutItsIndexIsFound() {
        assertBreaks(
                ForgottenIndex.class,
                Map.of(
                        "theGreatestElementComesWithItsIndex", Rule.MAX,
                        "ofEqualElementsTheFirstWinsAndNoIndexIsNeeded", Rule.MAX));
    }

    static class ForgottenIndex extends ReductionTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("max", (ops, call) -> {
                ops.max((Tensor) call[0], (Integer) call[1], (Tensor) call[2], null);
                return null;
            });
        }
    }

    @Test
    void aScopeThatLeaksNowAndThenIsFound() {
        assertBreaks(LeakingScope.class, Map.of("nothingIsLeftAfterManyRounds", Rule.SCOPE_FREES));
    }

    /** From the tenth scope of a session on, closing does nothing. */
    static class LeakingScope extends OwnershipTck {
        private final Map<TensorOps, Integer> opened = new HashMap<>();

        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("openScope", (ops, call) -> {
                Scope sound = ops.openScope();
                return opened.merge(ops, 1, Integer::sum) < 10 ? sound : neverClosed(sound);
            });
        }

        private static Scope neverClosed(Scope scope) {
            return new Scope() {
                @Override
                public Tensor keep(Tensor tensor) {
                    return scope.keep(tensor);
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void aNormThatOverlooksNegativeGradientsIsFound() {
        assertBreaks(OneSidedNorm.class, Map.of("squaresAreAddedInDouble", Rule.SQUARED_NORM));
    }

    static class OneSidedNorm extends OptimizerTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("addSquaredNorm", (ops, call) -> {
                Tensor gradient = (Tensor) call[0];
                if (call.length == 3) {
                    ops.addSquaredNorm(gradient, (Tensor) call[1], (Tensor) call[2]);
                    return null;
                }
                try (Scope scope = ops.openScope()) {
                    Tensor positive = ops.allocate(gradient.dtype(), gradient.shape());
                    ops.relu(gradient, positive);
                    ops.addSquaredNorm(positive, (Tensor) call[1]);
                }
                return null;
            });
        }
    }

    @Test
    void aStepThatForgetsItsRowsIsFound() {
        assertBreaks(ForgottenRows.class, Map.of("someRowsAreChangedAsIfTheyWereAlone", Rule.UPDATE_ROWS));
    }

    static class ForgottenRows extends OptimizerTck {
        @Override
        protected BackendProvider provider() {
            return new BrokenBackendProvider("adamStep", (ops, call) -> {
                AdamUpdate update = (AdamUpdate) call[0];
                AdamUpdate all = new AdamUpdate(
                        update.parameter(),
                        update.gradient(),
                        update.firstMoment(),
                        update.secondMoment(),
                        update.control(),
                        update.settings());
                ops.adamStep(all, (Double) call[1]);
                return null;
            });
        }
    }

    @Test
    void aCountOfStepsThatEndsIsFound() {
        assertBreaks(EndingCount.class, Map.of("twentyStepsEndWhereTheOracleEnds", Rule.TRAINING));
    }

    /** The corrections of the moments stand still from the tenth step on. */
    static class EndingCount extends ComposedTck {
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

    private static void assertBreaks(Class<?> tests, Map<String, Rule> expected) {
        KitRun run = KitRun.of(tests);
        assertThat(run.failures().keySet()).as("what fails").isEqualTo(expected.keySet());
        expected.forEach((method, rule) -> assertThat(run.failures().get(method))
                .as("message of %s", method)
                .contains("rule " + rule.id() + " " + rule.name() + ". Look at: " + rule.lookAt()));
        assertThat(run.succeeded()).as("other tests of the topic").isPositive();
    }
}
