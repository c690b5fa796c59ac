package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.TestEngines;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Features straight into the pooling: three steps, three sequences of 3, 1 and 0 used steps, NaN in the padding. */
class PoolingLayerTest {
    private static final double NAN = Double.NaN;
    private static final double[] INPUT = {
        -1, 4, /**/ -5, 2, /**/ NAN, NAN, //
        -2, 5, /**/ NAN, NAN, /**/ NAN, NAN, //
        -6, 3, /**/ NAN, NAN, /**/ NAN, NAN
    };

    @ParameterizedTest
    @EnumSource
    void lastTakesTheLastUsedStep(TestEngines engine) {
        assertThat(pool(engine, PoolingKind.LAST)).containsExactly(-6, 3, -5, 2, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void meanDividesByTheUsedSteps(TestEngines engine) {
        assertThat(pool(engine, PoolingKind.MEAN)).containsExactly(-3, 4, -5, 2, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void maxLooksAtTheUsedStepsOnly(TestEngines engine) {
        assertThat(pool(engine, PoolingKind.MAX)).containsExactly(-1, 5, -5, 2, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void attentionThatHasLearnedNothingIsTheMean(TestEngines engine) {
        assertThat(pool(engine, PoolingKind.ATTENTION)).containsExactly(-3, 4, -5, 2, 0, 0);
    }

    private static double[] pool(TestEngines engines, PoolingKind kind) {
        Engine engine = engines.open(DType.FLOAT64);
        NetworkSpec spec = new NetworkSpec(new InputSpec.Features(2), List.of(new PoolingSpec(kind)));
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.INFERENCE)) {
            TensorOps ops = session.ops();
            BatchSlots slots = new BatchSlots(ops, spec.input(), new BatchShape(3, 3), DType.FLOAT64);
            Recording recording = Recording.start(session, slots, DType.FLOAT64, false, null);
            TapeRecorder recorder = recording.recorder();
            recorder.input(recording.lengths());
            Flow input = new Flow(recorder.input(slots.input()), false, false);
            Network network = Network.of(spec, engine, Mode.INFERENCE);
            NetworkParameters none = new NetworkParameters(backend, network);
            Tensor pooled = network.layers()
                    .get(0)
                    .record(recording, input, LayerParameters.of(none, null))
                    .tensor();
            ops.upload(INPUT, 0, slots.input());
            ops.upload(new int[] {3, 1, 0}, 0, slots.lengths().device());
            recorder.record().forward();
            double[] values = new double[6];
            ops.download(pooled, values, 0);
            return values;
        }
    }
}
