package io.github.rnn4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TinyTask;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingIdentityTest {
    @Test
    void anotherOffsetIsAnotherTraining() {
        TrainingIdentity without = identity(TinyTask.examples(3, 1));
        TrainingIdentity one = identity(beside(1.0));
        assertThat(one).isNotEqualTo(without).isEqualTo(identity(beside(1.0))).isNotEqualTo(identity(beside(2.0)));
    }

    @Test
    void otherRowsOfTheEmbeddingAreAnotherTraining() {
        TrainingRun run = run(TinyTask.examples(3, 1));
        TrainingIdentity drawn = TrainingIdentity.of(run, "cpu");
        TrainingIdentity one = TrainingIdentity.of(run.withEmbeddingRows(rows(1, false)), "cpu");

        assertThat(one)
                .isNotEqualTo(drawn)
                .isEqualTo(TrainingIdentity.of(run.withEmbeddingRows(rows(1, false)), "cpu"))
                .isNotEqualTo(TrainingIdentity.of(run.withEmbeddingRows(rows(2, false)), "cpu"))
                .isNotEqualTo(TrainingIdentity.of(run.withEmbeddingRows(rows(1, true)), "cpu"));
    }

    private static EmbeddingRows rows(float value, boolean frozen) {
        return new EmbeddingRows(new int[] {2}, new float[][] {{value, 0}}, frozen);
    }

    @Test
    void batchesOfOtherLengthsAreAnotherTraining() {
        TrainingRun run = run(TinyTask.examples(3, 1));
        TrainingIdentity without = TrainingIdentity.of(run, "cpu");
        TrainingIdentity one = TrainingIdentity.of(run.withBuckets(new LengthBuckets(List.of(12))), "cpu");
        TrainingIdentity two = TrainingIdentity.of(run.withBuckets(new LengthBuckets(List.of(8, 12))), "cpu");
        assertThat(one).isNotEqualTo(without).isNotEqualTo(two);
    }

    private static List<Example> beside(double offset) {
        return TinyTask.examples(3, 1).stream()
                .map(example ->
                        new Example(example.steps(), new Target.WithOffset(example.target(), List.of(offset, 0.0))))
                .toList();
    }

    private static TrainingIdentity identity(List<Example> examples) {
        return TrainingIdentity.of(run(examples), "cpu");
    }

    private static TrainingRun run(List<Example> examples) {
        return new TrainingRun(
                TinyTask.network(4, PoolingKind.LAST),
                TinyTask.spec(1),
                examples,
                examples,
                TinyTask.ACCURACY,
                TrainingListener.NONE,
                () -> false);
    }
}
