package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients that go back some steps only, from a state that the earlier steps have brought forward. */
final class TruncationTest {
    /** Two sequences of lengths 6 and 3, whose steps have identifiers of their own; their last two are 5, 6 and 8, 9. */
    private static final List<Example> EXAMPLES = List.of(example(0, 1, 2, 3, 4, 5, 6), example(1, 7, 8, 9));

    private static final int EMBEDDING = 4;

    private static Example example(int label, int... ids) {
        return new Example(new Steps.Ids(1, ids), new Target.Label(label));
    }

    private static NetworkSpec network(RecurrentSpec recurrent, PoolingKind pooling) {
        List<LayerSpec> layers = new ArrayList<>(List.of(
                new EmbeddingSpec(10, EMBEDDING, 1, new InitializerSpec.Normal(1)),
                recurrent,
                new PoolingSpec(pooling),
                new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        return new NetworkSpec(new InputSpec.Ids(1), layers);
    }

    private static RecurrentSpec layer(String cell) {
        return RecurrentSpec.of(CellSpec.of(cell), 5);
    }

    private static TrainingSpec spec(int truncatedSteps) {
        return TinyTask.spec(1)
                .withOptimizer(OptimizerSpec.Sgd.withLearningRate(1))
                .withBatchSize(2)
                .withTruncatedSteps(truncatedSteps);
    }

    static Stream<Arguments> engines() {
        return Stream.of(TestEngines.values()).flatMap(engines -> Stream.of(CellSpec.RNN, CellSpec.LSTM, CellSpec.GRU)
                .map(cell -> Arguments.of(engines, cell)));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void onlyTheLastStepsOfEachSequenceAreLearnedFrom(TestEngines engines, String cell) {
        NetworkSpec network = network(layer(cell), PoolingKind.LAST);
        double[] before = start(engines, network);
        double[] after = train(engines, network, spec(2)).embedding();

        assertThat(changed(before, after)).containsExactly(5, 6, 8, 9);
        assertThat(changed(before, train(engines, network, spec(0)).embedding()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    /** Returns the identifiers whose rows differ. */
    private static List<Integer> changed(double[] before, double[] after) {
        List<Integer> changed = new ArrayList<>();
        for (int id = 0; id < before.length / EMBEDDING; id++) {
            int from = id * EMBEDDING;
            if (!Arrays.equals(before, from, from + EMBEDDING, after, from, from + EMBEDDING)) {
                changed.add(id);
            }
        }
        return changed;
    }

    /** A decay shows which rows a step changes, whatever their gradients. */
    @ParameterizedTest
    @MethodSource("engines")
    void onlyRowsOfTheLastStepsDecayWhereUsedRowsAreChanged(TestEngines engines, String cell) {
        NetworkSpec network = network(layer(cell), PoolingKind.LAST);
        OptimizerSpec decaying = OptimizerSpec.Sgd.withLearningRate(1).withWeightDecay(new WeightDecay(0.5, true));
        TrainingSpec every = spec(2).withOptimizer(decaying);
        double[] before = start(engines, network);

        assertThat(changed(before, train(engines, network, every).embedding()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        TrainingSpec used = every.withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS);
        assertThat(changed(before, train(engines, network, used).embedding())).containsExactly(5, 6, 8, 9);
    }

    /** With a rate that is nearly 0 the first step's loss shows the forward pass. */
    @ParameterizedTest
    @MethodSource("engines")
    void theForwardPassIsThatOfTheWholeSequence(TestEngines engines, String cell) {
        NetworkSpec network = network(layer(cell).withNumLayers(2), PoolingKind.LAST);
        double whole = train(engines, network, spec(0)).epoch.trainLoss();
        for (int steps : new int[] {1, 2, 4, 6, 100}) {
            assertThat(train(engines, network, spec(steps)).epoch.trainLoss())
                    .as("loss of the first step, truncated to %s", steps)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void enoughStepsAreAllSteps(TestEngines engines) {
        NetworkSpec network =
                network(layer(CellSpec.GRU).withInitialState(new InitialStateSpec.Learned()), PoolingKind.LAST);

        assertThat(train(engines, network, spec(6))).isEqualTo(train(engines, network, spec(0)));
    }

    @Test
    void longSequencesCanBeLearnedAllTheSame() {
        TrainingSpec truncated = TinyTask.spec(8).withTruncatedSteps(8);
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            TrainingResult result =
                    new NetworkTrainer(engine).train(TinyTask.run(TinyTask.network(16, PoolingKind.LAST), truncated));
            result.model().close();
            assertThat(result.epochs().get(result.bestEpoch() - 1).validationScore())
                    .isGreaterThan(0.9);
        }
    }

    @Test
    void networksThatNeedTheWholeSequenceAreRefused() {
        assertThatThrownBy(() -> train(TestEngines.CPU, network(layer(CellSpec.RNN), PoolingKind.MEAN), spec(2)))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(
                        "training.truncatedSteps: expected pooling LAST but got MEAN (network.layers[2]), which needs"
                                + " the whole sequence. Read whole sequences, or change the network.");
        assertThatThrownBy(() -> train(
                        TestEngines.CPU,
                        network(layer(CellSpec.RNN).withDirection(Direction.BIDIRECTIONAL), PoolingKind.LAST),
                        spec(2)))
                .hasMessageContaining("expected forward layers but got a bidirectional one (network.layers[1])");
    }

    private static double[] start(TestEngines engines, NetworkSpec network) {
        TrainingSpec still = spec(0).withOptimizer(OptimizerSpec.Sgd.withLearningRate(1e-30));
        return train(engines, network, still).embedding();
    }

    private record Outcome(StateDict parameters, EpochRecord epoch) {
        double[] embedding() {
            return parameters.get("embedding.weight").values();
        }
    }

    private static Outcome train(TestEngines engines, NetworkSpec network, TrainingSpec spec) {
        Engine engine = engines.open(DType.FLOAT64);
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine)
                    .train(new TrainingRun(
                            network, spec, EXAMPLES, EXAMPLES, TinyTask.ACCURACY, TrainingListener.NONE, () -> false));
            StateDict parameters = result.model().parameters();
            result.model().close();
            return new Outcome(parameters, result.epochs().get(0));
        }
    }
}
