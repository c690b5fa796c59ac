package io.github.rnn4j.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.Session;
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
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An embedding of two rows and two columns, and a head of one weight row and a bias. All rows but that of nothing are in use, so that
 * both ways to change the embedding give the same.
 */
class OptimizerTest {
    private static final double RATE = 0.1;
    private static final NetworkSpec SPEC = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    new EmbeddingSpec(2, 2, 1, new InitializerSpec.Normal(1)),
                    new PoolingSpec(PoolingKind.MEAN),
                    new DenseSpec(1, new InitializerSpec.Normal(1))));

    static Stream<Arguments> cases() {
        return Stream.of(TestEngines.values())
                .flatMap(engines -> Stream.of(EmbeddingUpdate.values()).map(update -> Arguments.of(engines, update)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theNormSpansAllParametersButTheRowOfNothing(TestEngines engines, EmbeddingUpdate update) {
        withSetup(engines, update, Double.POSITIVE_INFINITY, setup -> {
            setup.gradients(new double[] {100, 100, 1, 2}, new double[] {2, 0}, new double[] {4});

            setup.step(RATE);

            assertThat(setup.read(setup.optimizer.control().norm())).isCloseTo(5, within(1e-12));
            assertThat(setup.embedding()).startsWith(0, 0);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theClipScalesAllGradientsAlike(TestEngines engines, EmbeddingUpdate update) {
        withSetup(engines, update, 1, setup -> {
            setup.gradients(new double[] {100, 100, 1, 2}, new double[] {2, 0}, new double[] {4});

            setup.step(RATE);

            double factor = 1 / (5 + 1e-6);
            assertThat(setup.read(setup.optimizer.control().gradientScale())).isCloseTo(factor, within(1e-12));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twoStepsAreThoseOfThePaper(TestEngines engines, EmbeddingUpdate update) {
        withSetup(engines, update, Double.POSITIVE_INFINITY, setup -> {
            double before = setup.bias();
            setup.gradients(new double[4], new double[2], new double[] {4});
            setup.step(RATE);
            double first = before - RATE * 4 / (4 + 1e-8);
            assertThat(setup.bias()).isCloseTo(first, within(1e-12));

            setup.gradients(new double[4], new double[2], new double[] {-1});
            setup.step(RATE);
            double m = (0.9 * 0.1 * 4 + 0.1 * -1) / (1 - 0.9 * 0.9);
            double v = (0.999 * 0.001 * 16 + 0.001 * 1) / (1 - 0.999 * 0.999);
            assertThat(setup.bias()).isCloseTo(first - RATE * m / (Math.sqrt(v) + 1e-8), within(1e-12));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepLeavesNoGradientAndANewVersion(TestEngines engines, EmbeddingUpdate update) {
        withSetup(engines, update, 1, setup -> {
            setup.gradients(new double[] {0, 0, 1, 2}, new double[] {2, 0}, new double[] {4});
            long version = setup.values.blocks().get(0).version();

            setup.step(RATE);

            assertThat(setup.gradients.blocks().get(1).download("weight")).containsOnly(0);
            assertThat(setup.values.blocks().get(0).version()).isGreaterThan(version);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGradientThatIsNotFiniteChangesNothing(TestEngines engines, EmbeddingUpdate update) {
        withSetup(engines, update, 1, setup -> {
            double[] before = setup.embedding();
            setup.gradients(new double[] {0, 0, 1, 2}, new double[] {Double.NaN, 0}, new double[] {4});

            setup.step(RATE);

            assertThat(setup.embedding()).isEqualTo(before);
            assertThat(setup.read(setup.optimizer.control().skip())).isEqualTo(1);
            assertThat(setup.read(setup.optimizer.control().stepCount())).isEqualTo(0);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void momentumKeepsWhatIsLeftOfEarlierSteps(TestEngines engines, EmbeddingUpdate update) {
        withSetup(engines, update, new OptimizerSpec.Sgd(RATE, 0.5, false, WeightDecay.NONE), setup -> {
            double before = setup.bias();
            setup.gradients(new double[4], new double[2], new double[] {4});
            setup.step(RATE);
            setup.gradients(new double[4], new double[2], new double[] {1});
            setup.step(RATE / 2);
            assertThat(setup.bias()).isCloseTo(before - RATE * 4 - RATE / 2 * (0.5 * 4 + 1), within(1e-12));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rmsPropDividesByTheRootOfTheMeanSquare(TestEngines engines, EmbeddingUpdate update) {
        withSetup(engines, update, new OptimizerSpec.RmsProp(RATE, 0.75, 1e-3, WeightDecay.NONE), setup -> {
            double before = setup.bias();
            setup.gradients(new double[4], new double[2], new double[] {4});
            setup.step(RATE);
            assertThat(setup.bias()).isCloseTo(before - RATE * 4 / (2 + 1e-3), within(1e-12));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decoupledDecayTakesOfWeightsAndNotOfBiases(TestEngines engines, EmbeddingUpdate update) {
        OptimizerSpec sgd = OptimizerSpec.Sgd.withLearningRate(RATE).withWeightDecay(new WeightDecay(0.5, true));
        withSetup(engines, update, sgd, setup -> {
            setup.values.blocks().get(2).upload("bias", new double[] {3});
            double[] weight = setup.values.blocks().get(1).download("weight");
            setup.gradients(new double[4], new double[2], new double[1]);
            setup.step(RATE);
            double[] after = setup.values.blocks().get(1).download("weight");
            assertThat(after[0]).isCloseTo(weight[0] * (1 - RATE * 0.5), within(1e-12));
            assertThat(setup.bias()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void coupledDecayIsPartOfTheGradientButNeitherOfTheNormNorClipped(TestEngines engines, EmbeddingUpdate update) {
        OptimizerSpec sgd = new OptimizerSpec.Sgd(RATE, 0, false, new WeightDecay(0.5, false));
        withSetup(engines, update, sgd, 1, setup -> {
            double[] weight = setup.values.blocks().get(1).download("weight");
            setup.gradients(new double[4], new double[] {3, 4}, new double[1]);
            setup.step(RATE);
            double[] after = setup.values.blocks().get(1).download("weight");
            assertThat(setup.read(setup.optimizer.control().norm())).isCloseTo(5, within(1e-12));
            double gradient = 3 / (5 + 1e-6) + 0.5 * weight[0];
            assertThat(after[0]).isCloseTo(weight[0] - RATE * gradient, within(1e-12));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOverflowIsLeftOutAndTheLossScaleRecovers(TestEngines engines, EmbeddingUpdate update) {
        PrecisionSpec.Mixed mixed = new PrecisionSpec.Mixed(DType.FLOAT16, 1024, 2, 0.5, 2);
        TrainingSpec spec = spec(OptimizerSpec.Adam.withLearningRate(RATE), 1).withPrecision(mixed);
        withSetup(engines, update, spec, setup -> {
            double before = setup.bias();
            setup.gradients(new double[4], new double[2], new double[] {Double.POSITIVE_INFINITY});
            setup.step(RATE);
            assertThat(setup.bias()).isEqualTo(before);
            assertThat(setup.read(setup.optimizer.control().lossScale())).isEqualTo(512);

            setup.gradients(new double[4], new double[2], new double[] {512 * 4});
            setup.step(RATE);
            assertThat(setup.read(setup.optimizer.control().norm())).isCloseTo(4, within(1e-12));
            assertThat(setup.bias()).isCloseTo(before - RATE, within(1e-7));
            setup.gradients(new double[4], new double[2], new double[] {512});
            setup.step(RATE);
            assertThat(setup.read(setup.optimizer.control().lossScale())).isEqualTo(1024);
            assertThat(setup.read(setup.optimizer.control().stepCount())).isEqualTo(2);
        });
    }

    private static void withSetup(TestEngines engines, EmbeddingUpdate update, double clipNorm, Consumer<Setup> test) {
        withSetup(engines, update, OptimizerSpec.Adam.withLearningRate(RATE), clipNorm, test);
    }

    private static void withSetup(
            TestEngines engines, EmbeddingUpdate update, OptimizerSpec rule, Consumer<Setup> test) {
        withSetup(engines, update, rule, Double.POSITIVE_INFINITY, test);
    }

    private static void withSetup(
            TestEngines engines, EmbeddingUpdate update, OptimizerSpec rule, double clipNorm, Consumer<Setup> test) {
        withSetup(engines, update, spec(rule, clipNorm), test);
    }

    private static TrainingSpec spec(OptimizerSpec rule, double clipNorm) {
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), rule).withClipNorm(clipNorm);
    }

    private static void withSetup(
            TestEngines engines, EmbeddingUpdate update, TrainingSpec spec, Consumer<Setup> test) {
        Engine engine = engines.open(DType.FLOAT64);
        Network network = Network.of(SPEC, engine, Mode.TRAINING);
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network);
                Optimizer optimizer = new Optimizer(
                        backend, network, session.ops(), values, gradients, spec.withEmbeddingUpdate(update))) {
            values.initialize(1);
            test.accept(new Setup(session, values, gradients, optimizer));
        }
    }

    private record Setup(Session session, NetworkParameters values, NetworkParameters gradients, Optimizer optimizer) {
        void gradients(double[] embedding, double[] weight, double[] bias) {
            List<ParameterBlock> blocks = gradients.blocks();
            blocks.get(0).upload("weight", embedding);
            blocks.get(1).upload("weight", weight);
            blocks.get(2).upload("bias", bias);
        }

        void step(double learningRate) {
            optimizer.step(learningRate, new int[] {1});
        }

        double[] embedding() {
            return values.blocks().get(0).download("weight");
        }

        double bias() {
            return values.blocks().get(2).download("bias")[0];
        }

        double read(Tensor scalar) {
            double[] number = new double[1];
            session.ops().download(scalar, number, 0);
            return number[0];
        }
    }
}
