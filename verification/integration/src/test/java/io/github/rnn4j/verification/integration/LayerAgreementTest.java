package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.SequenceDecoder;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.AttentionKind;
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
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.BatchShape;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedLoss;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of layer gives the same losses and gradients on every engine as on the kit's reference backend, and a decoder the same
 * symbols: residual and projection, layer normalisation, dropout of both kinds, states that are learned, looked up or burnt in,
 * attention, and a decoder with its bridge.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LayerAgreementTest {
    private static final RecurrentSpec LSTM = RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 6);
    private static final RecurrentSpec GRU = RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 5);
    private static final RecurrentSpec MINGRU = RecurrentSpec.of(CellSpec.of(CellSpec.MINGRU), 5);
    private static final EmbeddingSpec EMBEDDING = new EmbeddingSpec(7, 4, 1, new InitializerSpec.Normal(1));
    private static final NetworkSpec WRITING = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    EMBEDDING,
                    LSTM.withNumLayers(2).withRecurrentDropout(0.3),
                    DecoderSpec.of(5, 3, LSTM).withAttention(AttentionKind.GENERAL)));
    private static final NetworkSpec STACK = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    EMBEDDING,
                    GRU.withResidual(true).withInitialState(new InitialStateSpec.Learned()),
                    LayerNormSpec.ofDefault(),
                    new DropoutSpec(0.25),
                    LSTM.withDirection(Direction.BIDIRECTIONAL).withInitialState(new InitialStateSpec.Keyed(3)),
                    RecurrentSpec.irnn(5).withRecurrentDropout(0.3).withResidual(true),
                    MINGRU.withInitialState(new InitialStateSpec.BurnIn(2)),
                    new PoolingSpec(PoolingKind.ATTENTION),
                    new DenseSpec(3, new InitializerSpec.XavierUniform(1))));
    private static final LossSpec LOSS = new LossSpec.SoftmaxCrossEntropy();
    private static final List<Steps> READ =
            List.of(new Steps.Ids(1, new int[] {1, 2, 3, 4}), new Steps.Ids(1, new int[0]), new Steps.Ids(1, new int[] {
                6, 4, 1, 5, 3
            }));
    private static final List<Target> WRITTEN =
            List.of(Target.Sequence.of(4, 3, 2), Target.Sequence.of(1), Target.Sequence.of());
    private static final List<Target> LABELS = List.of(new Target.Label(2), new Target.Label(0), new Target.Label(1));

    private Engines engines;
    private Backend reference;

    static Stream<Arguments> cases() {
        List<Arguments> networks = List.of(
                Arguments.of("a stack of everything", STACK, 1.0),
                Arguments.of("a decoder that reads right symbols", WRITING, 1.0),
                Arguments.of("a decoder that reads its own", WRITING, 0.3));
        return Engines.NAMES.stream()
                .flatMap(name -> Stream.of(DType.FLOAT64, DType.FLOAT32).flatMap(type -> networks.stream()
                        .map(Arguments::get)
                        .map(network -> Arguments.of(network[0], name, type, network[1], network[2]))));
    }

    @BeforeAll
    void open() {
        engines = Engines.open();
        reference = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
    }

    @AfterAll
    void close() {
        engines.close();
        reference.close();
    }

    @ParameterizedTest(name = "{0}: {1} in {2}")
    @MethodSource("cases")
    void lossesAndGradientsAgree(String what, String name, DType type, NetworkSpec network, double share) {
        double allowed = type == DType.FLOAT64 ? 1e-10 : 1e-5;
        StateDict start = start(network);
        Map<String, double[]> expected = step(reference, DType.FLOAT64, network, start, share);
        Map<String, double[]> actual = step(engines.get(name), type, network, start, share);

        assertThat(expected).as(what).hasSizeGreaterThan(15);
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach((of, values) -> new Tolerance(allowed, allowed)
                .check(name + ", " + what + ", " + of, Shape.of(values.length), actual.get(of), values));
    }

    @ParameterizedTest
    @MethodSource("names")
    void symbolsAgree(String name) {
        assertThat(write(engines.get(name)))
                .containsExactlyElementsOf(write(reference))
                .anyMatch(symbols -> symbols.length > 0);
    }

    static List<String> names() {
        return Engines.NAMES;
    }

    private List<int[]> write(Backend backend) {
        try (Model model = Rnn4j.newModel(backend, WRITING, start(WRITING));
                SequenceDecoder decoder = model.newDecoder()) {
            return decoder.decode(READ, 9);
        }
    }

    /** Returns first values that float32 holds without loss. */
    private StateDict start(NetworkSpec spec) {
        Network network = Network.of(spec, engine(reference, DType.FLOAT32), Mode.TRAINING);
        try (NetworkParameters values = new NetworkParameters(reference, network)) {
            values.initialize(5);
            return values.toStateDict();
        }
    }

    private static Map<String, double[]> step(
            Backend backend, DType type, NetworkSpec spec, StateDict start, double share) {
        TrainingSpec training = TrainingSpec.of(LOSS, OptimizerSpec.Adam.withLearningRate(1e-3))
                .withTeacherForcing(new TeacherForcingSpec.Constant(share));
        Network network = Network.forTraining(spec, engine(backend, type), training);
        boolean writes = spec.decoder().isPresent();
        Map<String, double[]> seen = new LinkedHashMap<>();
        try (Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network)) {
            values.load(in(type, start));
            RecordedNetwork recorded = network.record(session, new BatchShape(5, 3, writes ? 4 : 0), values, gradients);
            RecordedLoss targets = recorded.loss(Loss.of(LOSS, spec));
            for (int row = 0; row < READ.size(); row++) {
                recorded.slots().put(row, READ.get(row).withKey(row));
                targets.put(row, (writes ? WRITTEN : LABELS).get(row));
            }
            recorded.drawMasks(3, 1);
            RandomKey key = new RandomKey(2, Purpose.TEACHER_FORCING, 0, 1);
            recorded.slots().withholdSymbols(new RandomStream(key), 1 - share);
            recorded.forward();
            Tensor loss = session.ops().allocate(type, Shape.of(1));
            targets.compute(1.0 / 7, loss);
            recorded.backward();
            seen.put("loss", TensorValues.read(session.ops(), loss));
            gradients.toStateDict().arrays().forEach(array -> seen.put(array.name(), array.values()));
            recorded.close();
        }
        return seen;
    }

    private static StateDict in(DType type, StateDict start) {
        return new StateDict(start.arrays().stream()
                .map(array -> new NamedArray(array.name(), type, array.shape(), array.values()))
                .toList());
    }

    private static Engine engine(Backend backend, DType type) {
        return new Engine(backend, CellRegistry.ofClassPath(), type);
    }
}
