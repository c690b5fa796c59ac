package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.DropoutSpec;
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
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.TestEngines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the layers around the cell compute, told from the outside: by hand, or by another network that must agree. */
class StackTest {
    private static final CellSpec RNN = CellSpec.of(CellSpec.RNN);
    private static final Steps SEQUENCE = new Steps.Features(2, new float[] {1, -1, 0.5f, 2});

    @ParameterizedTest
    @EnumSource
    void dropoutDropsAShareInTrainingAndScalesTheRest(TestEngines engines) {
        List<LayerSpec> layers = List.of(new DropoutSpec(0.25), new DenseSpec(1000, new InitializerSpec.Identity(1)));
        Steps ones = new Steps.Features(1000, filled(1000));

        double[] dropped = new Run(engines, 1000, layers).training(ones, 3, 1);
        double[] again = new Run(engines, 1000, layers).training(ones, 3, 1);
        double[] other = new Run(engines, 1000, layers).training(ones, 3, 2);
        double[] predicted = new Run(engines, 1000, layers).inference(ones);

        assertThat(Arrays.stream(dropped).boxed().distinct()).containsExactlyInAnyOrder(0.0, 1 / 0.75);
        assertThat(Arrays.stream(dropped).average().orElseThrow()).isCloseTo(1, within(0.06));
        assertThat(again).isEqualTo(dropped);
        assertThat(other).isNotEqualTo(dropped);
        assertThat(predicted).containsOnly(1);
    }

    @ParameterizedTest
    @EnumSource
    void layerNormalisationLeavesMeanZeroAndVarianceOne(TestEngines engines) {
        double[] values = new Run(engines, 2, List.of(LayerNormSpec.ofDefault())).inference(SEQUENCE);

        assertThat(values[0]).isCloseTo(-1, within(1e-4));
        assertThat(values[1]).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource
    void aResidualAddsTheInput(TestEngines engines) {
        RecurrentSpec plain = RecurrentSpec.of(RNN, 2);
        double[] without = new Run(engines, 2, List.of(plain)).inference(SEQUENCE);
        double[] with = new Run(engines, 2, List.of(plain.withResidual(true))).inference(SEQUENCE);

        assertThat(with[0]).isCloseTo(without[0] + 0.5, within(1e-12));
        assertThat(with[1]).isCloseTo(without[1] + 2, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void burnInReadsTheFirstStepsTwice(TestEngines engines) {
        RecurrentSpec plain = RecurrentSpec.of(RNN, 3);
        RecurrentSpec burnIn = plain.withInitialState(new InitialStateSpec.BurnIn(1));
        Steps twice = new Steps.Features(2, new float[] {1, -1, 1, -1, 0.5f, 2});

        assertThat(new Run(engines, 2, List.of(burnIn)).inference(SEQUENCE))
                .containsExactly(new Run(engines, 2, List.of(plain)).inference(twice), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyedStateIsThatOfTheKey(TestEngines engines) {
        RecurrentSpec keyed = RecurrentSpec.of(RNN, 3).withInitialState(new InitialStateSpec.Keyed(3));
        RecurrentSpec learned = RecurrentSpec.of(RNN, 3).withInitialState(new InitialStateSpec.Learned());
        double[] table = IntStream.range(0, 9).mapToDouble(i -> 0.1 * i).toArray();
        Run byKey = new Run(engines, 2, List.of(keyed)).with("initial_state.0", table);

        for (int key = 0; key < 3; key++) {
            double[] row = Arrays.copyOfRange(table, 3 * key, 3 * key + 3);
            assertThat(byKey.inference(SEQUENCE.withKey(key)))
                    .containsExactly(
                            new Run(engines, 2, List.of(learned))
                                    .with("initial_state.0", row)
                                    .inference(SEQUENCE),
                            within(1e-12));
        }
    }

    private static float[] filled(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A network that ends in its last step's features; its parameters are those of one seed, but for what is given. */
    private record Run(TestEngines engines, int inputSize, List<LayerSpec> layers, List<NamedArray> given) {
        Run(TestEngines engines, int inputSize, List<LayerSpec> layers) {
            this(engines, inputSize, layers, List.of());
        }

        Run with(String name, double[] values) {
            return new Run(
                    engines, inputSize, layers, List.of(new NamedArray(name, DType.FLOAT64, shape(name), values)));
        }

        private Shape shape(String name) {
            return Network.parameterShapes(spec(), TestEngines.cells()).get(name);
        }

        private NetworkSpec spec() {
            List<LayerSpec> all = new ArrayList<>(layers);
            all.add(new PoolingSpec(PoolingKind.LAST));
            return new NetworkSpec(new InputSpec.Features(inputSize), all);
        }

        double[] inference(Steps steps) {
            return compute(steps, false, 0, 0);
        }

        double[] training(Steps steps, long seed, long step) {
            return compute(steps, true, seed, step);
        }

        private double[] compute(Steps steps, boolean training, long seed, long step) {
            Engine engine = engines.open(DType.FLOAT64);
            Network network = Network.of(spec(), engine, Mode.TRAINING);
            try (Backend backend = engine.backend();
                    Session session = backend.newSession(training ? Mode.TRAINING : Mode.INFERENCE);
                    NetworkParameters values = new NetworkParameters(backend, network);
                    NetworkParameters gradients = new NetworkParameters(backend, network)) {
                values.initialize(7);
                values.load(replaced(values.toStateDict()));
                BatchShape shape = new BatchShape(steps.timeSteps() + 1, 1);
                RecordedNetwork recorded = network.record(session, shape, values, training ? gradients : null);
                recorded.slots().put(0, steps);
                recorded.drawMasks(seed, step);
                recorded.forward();
                double[] logits = new double[network.outputSize()];
                session.ops().download(recorded.logits(), logits, 0);
                return logits;
            }
        }

        private StateDict replaced(StateDict drawn) {
            return new StateDict(drawn.arrays().stream()
                    .map(array -> given.stream()
                            .filter(other -> other.name().equals(array.name()))
                            .findFirst()
                            .orElse(array))
                    .toList());
        }
    }
}
