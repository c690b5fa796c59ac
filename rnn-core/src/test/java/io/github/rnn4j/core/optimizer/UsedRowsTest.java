package io.github.rnn4j.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps over the rows of an embedding of six rows and three columns; each test under each rule and decay. */
class UsedRowsTest {
    private static final int VOCABULARY = 6;
    private static final int WIDTH = 3;
    private static final int[] ALL = {1, 2, 3, 4, 5};
    private static final double RATE = 0.1;
    private static final double CLIP = 2;
    private static final NetworkSpec SPEC = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    new EmbeddingSpec(VOCABULARY, WIDTH, 1, new InitializerSpec.Normal(1)),
                    new PoolingSpec(PoolingKind.MEAN),
                    new DenseSpec(1, new InitializerSpec.Normal(1))));

    static Stream<Arguments> cases() {
        WeightDecay coupled = new WeightDecay(0.5, false);
        WeightDecay decoupled = new WeightDecay(0.5, true);
        List<OptimizerSpec> rules = List.of(
                OptimizerSpec.Adam.withLearningRate(RATE),
                OptimizerSpec.Adam.withLearningRate(RATE).withWeightDecay(coupled),
                OptimizerSpec.Adam.withLearningRate(RATE).withWeightDecay(decoupled),
                new OptimizerSpec.Sgd(RATE, 0.5, false, WeightDecay.NONE),
                new OptimizerSpec.Sgd(RATE, 0.5, true, coupled),
                new OptimizerSpec.Sgd(RATE, 0.5, false, decoupled),
                new OptimizerSpec.RmsProp(RATE, 0.75, 1e-3, WeightDecay.NONE),
                new OptimizerSpec.RmsProp(RATE, 0.75, 1e-3, coupled),
                new OptimizerSpec.RmsProp(RATE, 0.75, 1e-3, decoupled));
        return Stream.of(TestEngines.values())
                .flatMap(engines -> rules.stream().map(rule -> Arguments.of(engines, rule)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRowsInUseFollowTheRuleAndTheOthersStandStill(TestEngines engines, OptimizerSpec rule) {
        withSetup(engines, rule, EmbeddingUpdate.USED_ROWS, setup -> {
            PlainRows plain = new PlainRows(rule, CLIP, WIDTH, setup.embedding());
            int[][] batches = {{3, 1, 3, 0}, {5, 1}, {}, {0, 0}, {2, 3, 1}, {4}};
            for (int step = 0; step < batches.length; step++) {
                StateDict before = setup.all();
                double[] gradient = gradient(step, batches[step]);
                setup.step(gradient, RATE / (step + 1), batches[step]);

                int[] used = used(batches[step]);
                plain.step(gradient, norm(gradient), RATE / (step + 1), used);
                assertThat(setup.embedding()).as("step %s", step).containsExactly(plain.parameter, within(1e-12));
                assertThat(setup.moment(0)).as("step %s", step).containsExactly(plain.first, within(1e-12));
                assertStill(before, setup.all(), used);
            }
            if (rule instanceof OptimizerSpec.Adam) {
                assertThat(setup.moment(1)).containsExactly(plain.second, within(1e-12));
            }
        });
    }

    /** Which rows are other ones where every row is changed, so that the test above can fail. */
    @ParameterizedTest
    @MethodSource("cases")
    void whereEveryRowIsChangedMomentsOutliveTheirUse(TestEngines engines, OptimizerSpec rule) {
        withSetup(engines, rule, EmbeddingUpdate.EVERY_ROW, setup -> {
            setup.step(gradient(0, 1, 2), RATE, 1, 2);
            double[] before = setup.moment(0);
            setup.step(gradient(1, 2), RATE, 2);
            assertThat(Arrays.copyOfRange(setup.moment(0), WIDTH, 2 * WIDTH))
                    .isNotEqualTo(Arrays.copyOfRange(before, WIDTH, 2 * WIDTH));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whereAllRowsAreUsedBothWaysGiveTheSameBits(TestEngines engines, OptimizerSpec rule) {
        StateDict every = afterThreeSteps(engines, rule, EmbeddingUpdate.EVERY_ROW);

        assertThat(afterThreeSteps(engines, rule, EmbeddingUpdate.USED_ROWS)).isEqualTo(every);
    }

    private static StateDict afterThreeSteps(TestEngines engines, OptimizerSpec rule, EmbeddingUpdate update) {
        StateDict[] after = new StateDict[1];
        withSetup(engines, rule, update, setup -> {
            for (int step = 0; step < 3; step++) {
                setup.step(gradient(step, ALL), RATE, 5, 4, 3, 2, 1);
            }
            after[0] = setup.all();
        });
        return after[0];
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepThatIsNotFiniteLeavesAllAsItWasButForTheGradient(TestEngines engines, OptimizerSpec rule) {
        withSetup(engines, rule, EmbeddingUpdate.USED_ROWS, setup -> {
            setup.step(gradient(0, ALL), RATE, ALL);
            StateDict before = setup.all();
            double[] gradient = gradient(1, 2, 4);
            gradient[2 * WIDTH] = Double.NaN;

            setup.step(gradient, RATE, 2, 4);

            assertThat(setup.all()).isEqualTo(before);
            assertThat(setup.gradients.blocks().get(0).download("weight")).containsOnly(0);
            assertThat(setup.optimizer.nonFiniteGradient()).contains("embedding.weight");
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingHasNoGradientNoPartInTheNormAndNoValue(TestEngines engines, OptimizerSpec rule) {
        withSetup(engines, rule, EmbeddingUpdate.USED_ROWS, setup -> {
            double[] gradient = new double[VOCABULARY * WIDTH];
            gradient[0] = 100;
            gradient[WIDTH] = 3;
            long version = setup.values.blocks().get(0).version();

            setup.step(gradient, RATE, 0, 1);

            double[] norm = new double[1];
            setup.session.ops().download(setup.optimizer.control().norm(), norm, 0);
            assertThat(norm[0]).isCloseTo(3, within(1e-12));
            assertThat(setup.embedding()).startsWith(0, 0, 0);
            assertThat(setup.gradients.blocks().get(0).download("weight")).containsOnly(0);
            assertThat(setup.values.blocks().get(0).version()).isGreaterThan(version);
        });
    }

    /** Returns a gradient that is other than 0 in some rows. */
    private static double[] gradient(int step, int... rows) {
        double[] gradient = new double[VOCABULARY * WIDTH];
        for (int row : used(rows)) {
            for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
                gradient[i] = Math.sin(1 + i + 7.0 * step);
            }
        }
        return gradient;
    }

    private static int[] used(int... batch) {
        return IntStream.of(batch).filter(id -> id != 0).distinct().toArray();
    }

    private static double norm(double[] gradient) {
        return Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    }

    private static void assertStill(StateDict before, StateDict after, int[] used) {
        for (NamedArray array : before.arrays()) {
            if (!array.name().endsWith("embedding.weight")) {
                continue;
            }
            for (int row = 0; row < VOCABULARY; row++) {
                int id = row;
                if (IntStream.of(used).noneMatch(other -> other == id)) {
                    assertThat(row(after.get(array.name()), row))
                            .as("row %s of %s", row, array.name())
                            .isEqualTo(row(array, row));
                }
            }
        }
    }

    private static double[] row(NamedArray table, int row) {
        return Arrays.copyOfRange(table.values(), row * WIDTH, (row + 1) * WIDTH);
    }

    private static void withSetup(
            TestEngines engines, OptimizerSpec rule, EmbeddingUpdate update, Consumer<Setup> test) {
        TrainingSpec spec = TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), rule)
                .withClipNorm(CLIP)
                .withEmbeddingUpdate(update);
        Engine engine = engines.open(DType.FLOAT64);
        Network network = Network.of(SPEC, engine, Mode.TRAINING);
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network);
                Optimizer optimizer = new Optimizer(backend, network, session.ops(), values, gradients, spec)) {
            values.initialize(1);
            test.accept(new Setup(session, values, gradients, optimizer));
        }
    }

    private record Setup(Session session, NetworkParameters values, NetworkParameters gradients, Optimizer optimizer) {
        void step(double[] gradient, double rate, int... batch) {
            gradients.blocks().get(0).upload("weight", gradient);
            optimizer.step(rate, batch);
        }

        double[] embedding() {
            return values.blocks().get(0).download("weight");
        }

        double[] moment(int index) {
            return optimizer.toStateDict().get(index + ".embedding.weight").values();
        }

        /** Returns the parameters, and what the optimiser keeps but for the scalars. */
        StateDict all() {
            return new StateDict(Stream.concat(
                            values.toStateDict().withNamePrefix("parameter.").arrays().stream(),
                            optimizer.toStateDict().arrays().stream()
                                    .filter(array -> array.name().endsWith("weight")))
                    .toList());
        }
    }
}
