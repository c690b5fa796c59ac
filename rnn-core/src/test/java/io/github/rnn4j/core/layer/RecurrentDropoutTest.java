package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentDropoutTest {
    private static final int WIDTH = 64;
    private static final int STEPS = 3;

    private static NetworkSpec network(RecurrentSpec recurrent) {
        return new NetworkSpec(new InputSpec.Features(1), List.of(recurrent, new PoolingSpec(PoolingKind.LAST)));
    }

    /** A state of ones that every step multiplies by the identity, and by nothing else. */
    private static RecurrentSpec identity() {
        InitializerSpec zeros = new InitializerSpec.Zeros();
        return RecurrentSpec.of(CellSpec.of(CellSpec.RNN_RELU), WIDTH)
                .withInitializers(zeros, new InitializerSpec.Identity(1))
                .withInitialState(new InitialStateSpec.Learned())
                .withRecurrentDropout(0.5);
    }

    @ParameterizedTest
    @EnumSource
    void theSameUnitsAreDroppedInEveryStepAndOthersForTheNextSequence(TestEngines engines) {
        double[] first = run(engines, true, 1);

        // A unit that is left is twice as large after each step.
        assertThat(Arrays.stream(first)).containsOnly(0.0, 8.0);
        assertThat(Arrays.stream(first).filter(value -> value == 0).count()).isBetween(20L, 44L);
        assertThat(first).containsExactly(run(engines, true, 1)).isNotEqualTo(run(engines, true, 2));
    }

    @ParameterizedTest
    @EnumSource
    void atWorkNothingIsDropped(TestEngines engines) {
        assertThat(Arrays.stream(run(engines, false, 1))).containsOnly(1.0);
    }

    /** The first part is only read forward, and its units are missing all the same. */
    @ParameterizedTest
    @EnumSource
    void bothPartsOfATruncatedSequenceLoseTheSameUnits(TestEngines engines) {
        double[] state = withParameters(engines, run -> {
            CarriedState carried = new CarriedState(run.session.ops(), run.network, 1);
            try (TapeCache parts =
                    TapeCache.ofParts(run.network, run.session, run.values, run.gradients, 100, carried)) {
                for (TapeCache.Part part : List.of(TapeCache.Part.FIRST, TapeCache.Part.NEXT)) {
                    forward(parts.get(new BatchShape(STEPS, 1), part), 1);
                }
                return TensorValues.read(run.session.ops(), carried.of(0).get(0));
            }
        });

        assertThat(Arrays.stream(state)).containsOnly(0.0, 64.0);
    }

    private static double[] run(TestEngines engines, boolean training, long step) {
        return withParameters(engines, run -> {
            NetworkParameters gradients = training ? run.gradients : null;
            RecordedNetwork recorded = run.network.record(run.session, new BatchShape(STEPS, 1), run.values, gradients);
            forward(recorded, step);
            return TensorValues.read(run.session.ops(), recorded.logits());
        });
    }

    private static void forward(RecordedNetwork recorded, long step) {
        recorded.slots().put(0, new Steps.Features(1, new float[STEPS]));
        recorded.drawMasks(7, step);
        recorded.forward();
    }

    private record Run(Network network, Session session, NetworkParameters values, NetworkParameters gradients) {}

    private static double[] withParameters(TestEngines engines, Function<Run, double[]> user) {
        Engine engine = engines.open(DType.FLOAT64);
        Network network = Network.of(network(identity()), engine, Mode.TRAINING);
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network)) {
            values.initialize(1);
            startAtOne(network, values);
            return user.apply(new Run(network, session, values, gradients));
        }
    }

    private static void startAtOne(Network network, NetworkParameters values) {
        for (ParameterBlock block : values.blocks()) {
            for (ParameterSpec parameter : block.layout().parameters()) {
                if (parameter.role() == ParameterSpec.Role.INITIAL_STATE) {
                    double[] ones = new double[network.outputSize()];
                    Arrays.fill(ones, 1);
                    block.upload(parameter.name(), ones);
                }
            }
        }
    }

    @Test
    void trainingIsComposedAndWorkIsFused() {
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            assertThat(backend.name()).isEqualTo("cpu");
            assertThat(Network.of(network(identity()), engine, Mode.TRAINING).path())
                    .isEqualTo(ExecutionPath.COMPOSED);
            assertThat(Network.of(network(identity()), engine, Mode.INFERENCE).path())
                    .isEqualTo(ExecutionPath.FUSED);
        }
    }

    @Test
    void aCellThatMultipliesItsStateByNoWeightIsRefused() {
        RecurrentSpec minGru = RecurrentSpec.of(CellSpec.of(CellSpec.MINGRU), 4).withRecurrentDropout(0.2);
        Engine engine = TestEngines.REFERENCE.open(DType.FLOAT32);
        assertThatThrownBy(() -> Network.of(network(minGru), engine, Mode.TRAINING))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(
                        "recurrent.recurrentDropout: expected 0, for the cell mingru multiplies its state by no weight,"
                                + " but got 0.2");
        engine.backend().close();
    }
}
