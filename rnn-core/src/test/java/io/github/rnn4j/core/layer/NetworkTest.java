package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.TestEngines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
    private static final InitializerSpec XAVIER = new InitializerSpec.XavierUniform(1);
    private static final CellSpec RNN = CellSpec.of(CellSpec.RNN);
    private static final RecurrentSpec TWO_WAYS = RecurrentSpec.of(RNN, 5)
            .withNumLayers(2)
            .withDirection(Direction.BIDIRECTIONAL)
            .withInitializers(XAVIER, XAVIER);
    private static final NetworkSpec SPEC = new NetworkSpec(
            new InputSpec.Ids(2),
            List.of(
                    new EmbeddingSpec(11, 3, 2, XAVIER),
                    TWO_WAYS,
                    new PoolingSpec(PoolingKind.LAST),
                    new DenseSpec(4, XAVIER),
                    new DenseSpec(2, XAVIER)));

    @ParameterizedTest
    @EnumSource
    void parametersAreAsManyAsAHandCounts(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            Network network = Network.of(SPEC, engine, Mode.TRAINING);

            int embedding = 11 * 3;
            int firstLayer = 2 * (5 * 3 + 5 * 5 + 5 + 5);
            int secondLayer = 2 * (5 * 10 + 5 * 5 + 5 + 5);
            int dense = 4 * 10 + 4;
            int head = 2 * 4 + 2;
            assertThat(network.parameterCount()).isEqualTo(embedding + firstLayer + secondLayer + dense + head);
            assertThat(network.outputSize()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void parametersHaveTheNamesAndTheOrderOfTheModelFile(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                NetworkParameters values = new NetworkParameters(backend, Network.of(SPEC, engine, Mode.TRAINING))) {
            assertThat(values.toStateDict().arrays().stream().map(NamedArray::name))
                    .containsExactly(
                            "embedding.weight",
                            "rnn.weight_ih_l0",
                            "rnn.weight_hh_l0",
                            "rnn.bias_ih_l0",
                            "rnn.bias_hh_l0",
                            "rnn.weight_ih_l0_reverse",
                            "rnn.weight_hh_l0_reverse",
                            "rnn.bias_ih_l0_reverse",
                            "rnn.bias_hh_l0_reverse",
                            "rnn.weight_ih_l1",
                            "rnn.weight_hh_l1",
                            "rnn.bias_ih_l1",
                            "rnn.bias_hh_l1",
                            "rnn.weight_ih_l1_reverse",
                            "rnn.weight_hh_l1_reverse",
                            "rnn.bias_ih_l1_reverse",
                            "rnn.bias_hh_l1_reverse",
                            "dense.0.weight",
                            "dense.0.bias",
                            "head.weight",
                            "head.bias");
        }
    }

    @Test
    void severalRecurrentLayersAreNumbered() {
        NetworkSpec spec =
                features(RecurrentSpec.of(RNN, 3), RecurrentSpec.of(RNN, 2), new PoolingSpec(PoolingKind.MAX));
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                NetworkParameters values = new NetworkParameters(backend, Network.of(spec, engine, Mode.INFERENCE))) {
            assertThat(values.toStateDict().arrays().stream().map(NamedArray::name))
                    .startsWith("recurrent.0.weight_ih_l0")
                    .endsWith("recurrent.1.bias_hh_l0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesComeBackAsTheyWereLoaded(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        Network network = Network.of(SPEC, engine, Mode.TRAINING);
        try (Backend backend = engine.backend();
                NetworkParameters first = new NetworkParameters(backend, network);
                NetworkParameters second = new NetworkParameters(backend, network)) {
            first.initialize(3);
            StateDict values = first.toStateDict();
            second.load(values);

            assertThat(second.toStateDict()).isEqualTo(values);
            assertThat(values.get("head.weight").values()).doesNotContain(0);
        }
    }

    @Test
    void foreignParametersAreRefusedByName() {
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                NetworkParameters values = new NetworkParameters(backend, Network.of(SPEC, engine, Mode.TRAINING))) {
            List<NamedArray> all = values.toStateDict().arrays();
            StateDict fewer = new StateDict(all.subList(0, all.size() - 1));

            assertThatThrownBy(() -> values.load(fewer))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("head.bias");
        }
    }

    @Test
    void thePathSaysWhatRuns() {
        NetworkSpec pooled = features(new PoolingSpec(PoolingKind.MEAN));

        assertThat(path(TestEngines.CPU, SPEC)).isEqualTo(ExecutionPath.FUSED);
        assertThat(path(TestEngines.CPU_COMPOSED, SPEC)).isEqualTo(ExecutionPath.COMPOSED);
        assertThat(path(TestEngines.REFERENCE, SPEC)).isEqualTo(ExecutionPath.COMPOSED);
        assertThat(path(TestEngines.CPU, pooled)).isEqualTo(ExecutionPath.NONE);
    }

    @Test
    void aNetworkWithoutPoolingIsRefused() {
        assertThatThrownBy(() -> path(TestEngines.CPU, features(RecurrentSpec.of(RNN, 3))))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining("pooling");
    }

    @Test
    void anUnknownCellIsRefusedByName() {
        NetworkSpec spec = features(RecurrentSpec.of(CellSpec.of("rmn"), 3), new PoolingSpec(PoolingKind.LAST));

        assertThatThrownBy(() -> path(TestEngines.CPU, spec))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CELL_NOT_FOUND))
                .hasMessageContaining("rmn");
    }

    private static NetworkSpec features(LayerSpec... layers) {
        return new NetworkSpec(new InputSpec.Features(4), List.of(layers));
    }

    private static ExecutionPath path(TestEngines engines, NetworkSpec spec) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            return Network.of(spec, engine, Mode.TRAINING).path();
        }
    }
}
