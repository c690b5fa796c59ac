package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rows of an embedding whole trainings change. */
final class EmbeddingUpdateTest {
    /** Each batch has all symbols, so that no row is left out. */
    @ParameterizedTest
    @EnumSource
    void whereBatchesUseTheWholeVocabularyBothWaysEndWithTheSameBits(TestEngines engines) {
        Outcome every = train(engines, tiny(EmbeddingUpdate.EVERY_ROW));

        assertThat(train(engines, tiny(EmbeddingUpdate.USED_ROWS))).isEqualTo(every);
    }

    private static TrainingRun tiny(EmbeddingUpdate update) {
        return TinyTask.run(
                TinyTask.network(6, PoolingKind.MEAN), TinyTask.spec(2).withEmbeddingUpdate(update));
    }

    /** The decay shows which rows a step changes: the symbols 6 to 10 are neither read nor written. */
    @ParameterizedTest
    @EnumSource
    void aDecoderLearnsAndItsOwnEmbeddingIsChangedAsAWhole(TestEngines engines) {
        Outcome still = train(engines, writing(1e-30));
        Outcome after = train(engines, writing(0.05));

        assertThat(changed(still, after, "embedding.weight")).containsExactly(1, 2, 3, 4, 5);
        assertThat(changed(still, after, "decoder.embedding.weight")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(after.epochs.get(3).trainLoss())
                .isLessThan(0.8 * after.epochs.get(0).trainLoss());
    }

    private static TrainingRun writing(double rate) {
        OptimizerSpec decaying = OptimizerSpec.Adam.withLearningRate(rate).withWeightDecay(new WeightDecay(1e-3, true));
        TrainingSpec spec = ReversalTask.spec(4)
                .withOptimizer(decaying)
                .withBatchSize(4)
                .withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS);
        List<Example> examples =
                List.of(example(1, 2, 3), example(4, 5), example(3), example(5, 1), example(2, 4), example(1, 3, 5));
        return new TrainingRun(
                ReversalTask.network(7, AttentionKind.NONE),
                spec,
                examples,
                examples,
                new ExactMatch(),
                TrainingListener.NONE,
                () -> false);
    }

    /** Returns an example whose symbols are to be repeated. */
    private static Example example(int... symbols) {
        return new Example(new Steps.Ids(1, symbols), Target.Sequence.of(symbols));
    }

    private static List<Integer> changed(Outcome before, Outcome after, String name) {
        double[] first = before.parameters.get(name).values();
        double[] last = after.parameters.get(name).values();
        int width = first.length / ReversalTask.VOCABULARY;
        List<Integer> changed = new ArrayList<>();
        for (int row = 0; row < ReversalTask.VOCABULARY; row++) {
            int from = row * width;
            if (!Arrays.equals(first, from, from + width, last, from, from + width)) {
                changed.add(row);
            }
        }
        return changed;
    }

    private record Outcome(StateDict parameters, List<EpochRecord> epochs) {}

    private static Outcome train(TestEngines engines, TrainingRun run) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine).train(run);
            StateDict parameters = result.model().parameters();
            result.model().close();
            return new Outcome(parameters, result.epochs());
        }
    }
}
