package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trainings that start at rows of the embedding that are given. */
class EmbeddingRowsTest {
    private static final int WIDTH = 5;
    private static final int[] IDS = {2, 4};
    private static final float[][] VECTORS = {{0.1f, -0.2f, 0.3f, -0.4f, 0.5f}, {1, 2, 3, 4, 5}};

    @ParameterizedTest
    @EnumSource
    void theyStandInThePlaceOfDrawnOnesAndTheOthersAreDrawn(TestEngines engines) {
        TrainingSpec still = TinyTask.spec(1).withOptimizer(OptimizerSpec.Adam.withLearningRate(1e-30));
        TrainingRun run = TinyTask.run(TinyTask.network(6, PoolingKind.MEAN), still);
        double[] drawn = embedding(engines, run);

        double[] given = embedding(engines, run.withEmbeddingRows(new EmbeddingRows(IDS, VECTORS, false)));

        assertThat(row(given, 2)).isEqualTo(wide(VECTORS[0])).isNotEqualTo(row(drawn, 2));
        assertThat(row(given, 4)).isEqualTo(wide(VECTORS[1]));
        for (int other : new int[] {0, 1, 3, 5}) {
            assertThat(row(given, other)).isEqualTo(row(drawn, other));
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainingChangesThem(TestEngines engines) {
        TrainingRun run = TinyTask.run(TinyTask.network(6, PoolingKind.MEAN), TinyTask.spec(1));
        double[] trained = embedding(engines, run.withEmbeddingRows(new EmbeddingRows(IDS, VECTORS, false)));

        assertThat(row(trained, 2)).isNotEqualTo(wide(VECTORS[0]));
        assertThat(row(trained, 4)).isNotEqualTo(wide(VECTORS[1]));
    }

    /** The decay would change them even without a gradient, the mean of several epochs by rounding. */
    @ParameterizedTest
    @EnumSource
    void frozenOnesKeepTheirBitsWhateverTheRuleIs(TestEngines engines) {
        OptimizerSpec decaying = OptimizerSpec.Adam.withLearningRate(0.05).withWeightDecay(new WeightDecay(1e-2, true));
        for (EmbeddingUpdate update : EmbeddingUpdate.values()) {
            TrainingSpec spec = TinyTask.spec(3)
                    .withOptimizer(decaying)
                    .withEmbeddingUpdate(update)
                    .withAverageFrom(1);
            TrainingRun run = TinyTask.run(TinyTask.network(6, PoolingKind.MEAN), spec);
            double[] start = embedding(
                    engines,
                    TinyTask.run(
                            TinyTask.network(6, PoolingKind.MEAN),
                            TinyTask.spec(1).withOptimizer(OptimizerSpec.Adam.withLearningRate(1e-30))));

            double[] trained = embedding(engines, run.withEmbeddingRows(new EmbeddingRows(IDS, VECTORS, true)));

            assertThat(row(trained, 2)).as("%s", update).isEqualTo(wide(VECTORS[0]));
            assertThat(row(trained, 4)).as("%s", update).isEqualTo(wide(VECTORS[1]));
            for (int learned : new int[] {1, 3, 5}) {
                assertThat(row(trained, learned)).as("%s", update).isNotEqualTo(row(start, learned));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void frozenOnesAreNotCountedAsLearned(TestEngines engines) {
        TinyTask.Log log = new TinyTask.Log();
        TrainingRun run = TinyTask.run(TinyTask.network(6, PoolingKind.MEAN), TinyTask.spec(1), log, () -> false);
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                Model model = new NetworkTrainer(engine)
                        .train(run.withEmbeddingRows(new EmbeddingRows(IDS, VECTORS, true)))
                        .model()) {
            assertThat(log.of(TrainingEvent.Started.class).get(0).parameterCount())
                    .isEqualTo(model.parameterCount() - 2 * WIDTH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfAnotherTableAreRefused(TestEngines engines) {
        TrainingRun run = TinyTask.run(TinyTask.network(6, PoolingKind.MEAN), TinyTask.spec(1));

        assertThatThrownBy(() -> embedding(
                        engines,
                        run.withEmbeddingRows(new EmbeddingRows(new int[] {1}, new float[][] {{1, 2}}, false))))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageStartingWith("embeddingRows: expected rows of the input's embedding but got vectors of 2"
                        + " numbers up to row 1 for 'embedding.weight' of shape");
        assertThatThrownBy(() -> embedding(
                        engines,
                        run.withEmbeddingRows(new EmbeddingRows(new int[] {6}, new float[][] {new float[5]}, false))))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining("up to row 6");
    }

    private static double[] embedding(TestEngines engines, TrainingRun run) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                Model model = new NetworkTrainer(engine).train(run).model()) {
            StateDict parameters = model.parameters();
            return parameters.get("embedding.weight").values();
        }
    }

    private static double[] row(double[] table, int row) {
        return Arrays.copyOfRange(table, row * WIDTH, (row + 1) * WIDTH);
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
