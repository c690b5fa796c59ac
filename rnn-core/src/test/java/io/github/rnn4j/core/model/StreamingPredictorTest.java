package io.github.rnn4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.model.StreamingPredictor;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences that come in part by part, against the same at once. */
final class StreamingPredictorTest {
    private static final int INPUT = 3;
    private static final int STEPS = 11;

    static Stream<Arguments> networks() {
        RecurrentSpec lstm = RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 5);
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 4);
        List<List<LayerSpec>> stacks = List.of(
                List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 6)),
                List.of(lstm.withNumLayers(2), LayerNormSpec.ofDefault(), gru.withResidual(true)),
                List.of(lstm.withInitialState(new InitialStateSpec.Learned())),
                List.of(gru.withInitialState(new InitialStateSpec.Keyed(3))),
                List.of(RecurrentSpec.of(CellSpec.of(CellSpec.MINGRU), 4)));
        return Stream.of(TestEngines.values())
                .flatMap(engines -> stacks.stream().map(stack -> Arguments.of(engines, network(stack))));
    }

    private static NetworkSpec network(List<LayerSpec> stack) {
        return network(stack, PoolingKind.LAST);
    }

    private static NetworkSpec network(List<LayerSpec> stack, PoolingKind pooling) {
        List<LayerSpec> layers = new ArrayList<>(stack);
        layers.add(new PoolingSpec(pooling));
        layers.add(new DenseSpec(2, new InitializerSpec.XavierUniform(1)));
        return new NetworkSpec(new InputSpec.Features(INPUT), layers);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void partsGiveTheBitsOfTheWhole(TestEngines engines, NetworkSpec network) {
        float[] values = features();
        try (Opened opened = new Opened(engines, network);
                Predictor whole = opened.model.newPredictor();
                StreamingPredictor stream = opened.model.newStreamingPredictor()) {
            for (int[] parts : new int[][] {{11}, {1, 10}, {4, 1, 6}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}) {
                int done = 0;
                for (int part : parts) {
                    float[] logits = stream.append(steps(values, done, done + part));
                    done += part;
                    assertThat(logits)
                            .as("after %s steps of the parts %s", done, parts)
                            .containsExactly(whole.logits(steps(values, 0, done)));
                }
                stream.reset();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aStateCanBeTakenElsewhere(TestEngines engines, NetworkSpec network) {
        float[] values = features();
        try (Opened opened = new Opened(engines, network);
                StreamingPredictor here = opened.model.newStreamingPredictor();
                StreamingPredictor there = opened.model.newStreamingPredictor()) {
            here.append(steps(values, 0, 5));
            there.append(steps(values, 3, 4));
            there.start(here.state());

            assertThat(there.append(steps(values, 5, 9))).containsExactly(here.append(steps(values, 5, 9)));
            assertThat(there.state()).isEqualTo(here.state());
        }
    }

    @Test
    void aStateNamesItsParts() {
        RecurrentSpec lstm = RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 5).withNumLayers(2);
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 4);
        try (Opened opened = new Opened(TestEngines.CPU, network(List.of(lstm, gru)));
                StreamingPredictor stream = opened.model.newStreamingPredictor()) {
            assertThatThrownBy(stream::state).hasMessageContaining("expected a sequence that has begun");
            stream.append(steps(features(), 0, 2));

            assertThat(stream.state().arrays())
                    .extracting(NamedArray::toString)
                    .containsExactly(
                            "recurrent.0.hidden FLOAT32 [2, 5]",
                            "recurrent.0.cell FLOAT32 [2, 5]",
                            "recurrent.1.hidden FLOAT32 [1, 4]");
            assertThatThrownBy(() -> stream.start(new StateDict(List.of())))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("but got []");
        }
    }

    @Test
    void networksThatNeedTheWholeSequenceAreRefused() {
        RecurrentSpec rnn = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4);
        refused(
                network(List.of(rnn, rnn.withDirection(Direction.BIDIRECTIONAL))),
                "stream: expected forward layers but got a bidirectional one (network.layers[1]), which needs the whole"
                        + " sequence. Read whole sequences, or change the network.");
        refused(network(List.of(rnn.withInitialState(new InitialStateSpec.BurnIn(2)))), "but got a burn-in");
        refused(network(List.of(rnn), PoolingKind.MEAN), "expected pooling LAST but got MEAN (network.layers[1])");
    }

    private static void refused(NetworkSpec network, String message) {
        try (Opened opened = new Opened(TestEngines.CPU, network)) {
            assertThatThrownBy(opened.model::newStreamingPredictor)
                    .isInstanceOf(InvalidSpecException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void wrongStepsAreRefusedAndTheStateStays() {
        NetworkSpec network = network(List.of(RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4)));
        float[] values = features();
        try (Opened opened = new Opened(TestEngines.CPU, network);
                StreamingPredictor stream = opened.model.newStreamingPredictor()) {
            stream.append(steps(values, 0, 2));
            StateDict before = stream.state();
            assertThatThrownBy(() -> stream.append(steps(values, 2, 2)))
                    .hasMessage("steps: expected at least one step but got none.");
            assertThatThrownBy(() -> stream.append(new Steps.Features(2, new float[] {1, 2})))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessage("steps: expected 3 features a step but got 2 features.");
            assertThat(stream.state()).isEqualTo(before);
            opened.model.close();
            assertThatThrownBy(() -> stream.append(steps(values, 2, 3))).isInstanceOf(ClosedResourceException.class);
        }
    }

    private static float[] features() {
        RandomStream numbers = new RandomStream(new RandomKey(5, Purpose.TESTING, 0, 0));
        float[] values = new float[STEPS * INPUT];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * numbers.nextDouble() - 1);
        }
        return values;
    }

    private static Steps steps(float[] values, int from, int to) {
        return new Steps.Features(INPUT, Arrays.copyOfRange(values, from * INPUT, to * INPUT)).withKey(2);
    }

    /** A model with first values, whose backend is closed with it. */
    private static final class Opened implements AutoCloseable {
        final Model model;
        private final Backend backend;

        Opened(TestEngines engines, NetworkSpec spec) {
            Engine engine = engines.open(DType.FLOAT32);
            backend = engine.backend();
            Network network = Network.of(spec, engine, Mode.INFERENCE);
            try (NetworkParameters values = new NetworkParameters(backend, network)) {
                values.initialize(3);
                model = new NetworkModel(engine, spec, values.toStateDict());
            }
        }

        @Override
        public void close() {
            model.close();
            assertThat(backend.diagnostics().liveTensors()).isZero();
            assertThat(backend.diagnostics().openSessions()).isZero();
            backend.close();
        }
    }
}
