package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.BridgeKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.loss.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of whole networks, input to loss, against central differences in float64. */
class NetworkGradientTest {
    private static final double STEP = 1e-5;
    private static final InitializerSpec WIDE = new InitializerSpec.Normal(0.6);
    private static final int[] LABELS = {2, 0, -1, 1, 2};
    private static final List<Target> SEQUENCES = List.of(
            Target.Sequence.of(3, 1),
            Target.Sequence.of(),
            Target.Sequence.of(1),
            Target.Sequence.of(2, 2, 1),
            Target.Sequence.of(1));
    private static final int[] LENGTHS = {4, 0, 2, 1, 3};

    static List<Arguments> cases() {
        return Arrays.stream(TestEngines.values())
                .flatMap(engines -> Arrays.stream(PoolingKind.values()).map(pooling -> Arguments.of(engines, pooling)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void identifiersThroughTwoLayersBothWays(TestEngines engines, PoolingKind pooling) {
        RecurrentSpec recurrent = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 3)
                .withNumLayers(2)
                .withDirection(Direction.BIDIRECTIONAL)
                .withInitializers(WIDE, WIDE);
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Ids(2),
                List.of(new EmbeddingSpec(7, 3, 2, WIDE), recurrent, new PoolingSpec(pooling), new DenseSpec(3, WIDE)));

        checkGradients(engines, spec);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void featuresThroughDenseLayersOnBothSidesOfThePooling(TestEngines engines, PoolingKind pooling) {
        RecurrentSpec recurrent = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4).withInitializers(WIDE, WIDE);
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(2),
                List.of(
                        new DenseSpec(3, WIDE),
                        recurrent,
                        new DenseSpec(2, WIDE),
                        new PoolingSpec(pooling),
                        new DenseSpec(3, WIDE)));

        checkGradients(engines, spec);
    }

    static List<Arguments> initialStates() {
        List<InitialStateSpec> states = List.of(
                new InitialStateSpec.Learned(),
                new InitialStateSpec.Keyed(3),
                new InitialStateSpec.BurnIn(2),
                new InitialStateSpec.BurnIn(9));
        return Arrays.stream(TestEngines.values())
                .flatMap(engines -> states.stream().map(state -> Arguments.of(engines, state)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("initialStates")
    void initialStatesOfTwoLayersBothWays(TestEngines engines, InitialStateSpec state) {
        RecurrentSpec recurrent = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 3)
                .withNumLayers(2)
                .withDirection(Direction.BIDIRECTIONAL)
                .withInitialState(state);
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(2),
                List.of(recurrent, new PoolingSpec(PoolingKind.MEAN), new DenseSpec(3, WIDE)));

        checkGradients(engines, spec);
    }

    static List<Arguments> cells() {
        List<String> cells = List.of("rnn", "rnn-relu", "rnn-sigmoid", "lstm", "gru", "mingru");
        return Arrays.stream(TestEngines.values())
                .flatMap(engines -> cells.stream().map(cell -> Arguments.of(engines, cell)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellInTwoLayersBothWays(TestEngines engines, String cell) {
        RecurrentSpec recurrent = RecurrentSpec.of(CellSpec.of(cell), 3)
                .withNumLayers(2)
                .withDirection(Direction.BIDIRECTIONAL)
                .withInitialState(new InitialStateSpec.Learned());
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(2),
                List.of(recurrent, new PoolingSpec(PoolingKind.LAST), new DenseSpec(3, WIDE)));

        checkGradients(engines, spec);
    }

    @ParameterizedTest
    @MethodSource("cellsThatReadTheirState")
    void dropoutOnTheStateOfTwoLayersBothWays(TestEngines engines, String cell) {
        RecurrentSpec recurrent = RecurrentSpec.of(CellSpec.of(cell), 4)
                .withNumLayers(2)
                .withDirection(Direction.BIDIRECTIONAL)
                .withInitialState(new InitialStateSpec.Learned())
                .withRecurrentDropout(0.4);
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(2),
                List.of(recurrent, new PoolingSpec(PoolingKind.MEAN), new DenseSpec(3, WIDE)));

        checkGradients(engines, spec);
    }

    static List<Arguments> cellsThatReadTheirState() {
        return cells().stream()
                .filter(arguments -> !arguments.get()[1].equals(CellSpec.MINGRU))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aStackOfEverything(TestEngines engines) {
        RecurrentSpec recurrent = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 3)
                .withResidual(true)
                .withRecurrentDropout(0.2);
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(2),
                List.of(
                        recurrent.withInitialState(new InitialStateSpec.Learned()),
                        LayerNormSpec.ofDefault(),
                        new DropoutSpec(0.3),
                        recurrent.withInitialState(new InitialStateSpec.BurnIn(1)),
                        new PoolingSpec(PoolingKind.ATTENTION),
                        LayerNormSpec.ofDefault(),
                        new DropoutSpec(0.2),
                        new DenseSpec(3, WIDE)));

        checkGradients(engines, spec);
    }

    static List<Arguments> decoders() {
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 3);
        RecurrentSpec lstm = RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 3);
        DecoderSpec copied = DecoderSpec.of(4, 2, gru.withNumLayers(2)).withBridge(BridgeKind.COPY);
        List<List<LayerSpec>> networks = List.of(
                List.of(gru.withNumLayers(2), copied),
                List.of(lstm.withDirection(Direction.BIDIRECTIONAL), DecoderSpec.of(4, 2, lstm.withNumLayers(2))),
                List.of(
                        gru,
                        LayerNormSpec.ofDefault(),
                        copied.withAttention(AttentionKind.GENERAL).withBridge(BridgeKind.DENSE)),
                List.of(
                        RecurrentSpec.irnn(2),
                        DecoderSpec.of(4, 2, RecurrentSpec.of(CellSpec.of("mingru"), 3))
                                .withAttention(AttentionKind.GENERAL)));
        return Arrays.stream(TestEngines.values())
                .flatMap(engines -> networks.stream()
                        .flatMap(layers -> Stream.of(1.0, 0.4).map(share -> Arguments.of(engines, layers, share))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void decodersWithRightSymbolsAndWithTheirOwn(TestEngines engines, List<LayerSpec> layers, double share) {
        checkGradients(
                engines, new NetworkSpec(new InputSpec.Features(2), layers), new TeacherForcingSpec.Constant(share));
    }

    private static void checkGradients(TestEngines engines, NetworkSpec spec) {
        checkGradients(engines, spec, TeacherForcingSpec.ALWAYS);
    }

    private static void checkGradients(TestEngines engines, NetworkSpec spec, TeacherForcingSpec forcing) {
        Engine engine = engines.open(DType.FLOAT64);
        LossSpec loss = new LossSpec.SoftmaxCrossEntropy();
        TrainingSpec training =
                TrainingSpec.of(loss, OptimizerSpec.Adam.withLearningRate(1e-3)).withTeacherForcing(forcing);
        Network network = Network.forTraining(spec, engine, training);
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network)) {
            RandomStream numbers = new RandomStream(new RandomKey(5, Purpose.TESTING, 0, 0));
            values.blocks().forEach(block -> fill(block, numbers));
            boolean writes = spec.decoder().isPresent();
            RecordedNetwork recorded = network.record(session, new BatchShape(6, 5, writes ? 4 : 0), values, gradients);
            RecordedLoss targets = recorded.loss(Loss.of(loss, spec));
            for (int row = 0; row < LENGTHS.length; row++) {
                recorded.slots()
                        .put(row, steps(spec.input(), LENGTHS[row], numbers).withKey(row % 3));
                if (LABELS[row] >= 0) {
                    targets.put(row, writes ? SEQUENCES.get(row) : new Target.Label(LABELS[row]));
                }
            }
            recorded.drawMasks(3, 1);
            recorded.slots().withholdSymbols(numbers, 1 - forcing.share(1));
            MeanLoss mean = new MeanLoss(session.ops(), recorded, targets);
            mean.value();
            recorded.backward();
            for (int i = 0; i < values.blocks().size(); i++) {
                compare(values.blocks().get(i), gradients.blocks().get(i), mean);
            }
        }
    }

    private static void compare(ParameterBlock block, ParameterBlock gradient, MeanLoss loss) {
        for (ParameterSpec parameter : block.layout().parameters()) {
            double[] analytic = gradient.download(parameter.name());
            double[] values = block.download(parameter.name());
            for (int i = 0; i < values.length; i++) {
                double kept = values[i];
                values[i] = kept + STEP;
                block.upload(parameter.name(), values);
                double above = loss.value();
                values[i] = kept - STEP;
                block.upload(parameter.name(), values);
                double below = loss.value();
                values[i] = kept;
                block.upload(parameter.name(), values);
                assertThat(analytic[i])
                        .as("%s[%d]", parameter.name(), i)
                        .isCloseTo((above - below) / (2 * STEP), within(1e-8));
            }
        }
    }

    private static void fill(ParameterBlock block, RandomStream numbers) {
        for (ParameterSpec parameter : block.layout().parameters()) {
            double[] values = new double[parameter.shape().elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = 0.6 * numbers.nextGaussian();
            }
            block.upload(parameter.name(), values);
        }
    }

    private static Steps steps(InputSpec input, int length, RandomStream numbers) {
        int[] ids = new int[2 * length];
        float[] features = new float[2 * length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = numbers.nextInt(7);
            features[i] = (float) numbers.nextGaussian();
        }
        return input instanceof InputSpec.Ids ? new Steps.Ids(2, ids) : new Steps.Features(2, features);
    }

    /** Loss of the recorded batch as a function of the parameters. */
    private static final class MeanLoss {
        private final TensorOps ops;
        private final RecordedNetwork network;
        private final RecordedLoss targets;
        private final Tensor loss;
        private final double[] value = new double[1];

        MeanLoss(TensorOps ops, RecordedNetwork network, RecordedLoss targets) {
            this.ops = ops;
            this.network = network;
            this.targets = targets;
            this.loss = ops.allocate(DType.FLOAT64, Shape.of(1));
        }

        double value() {
            network.forward();
            targets.compute(1.0 / 4, loss);
            ops.download(loss, value, 0);
            return value[0];
        }
    }
}
