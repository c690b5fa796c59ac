package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.SequenceDecoder;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of seq2seq.md: symbols are written from the last to the first. */
class Seq2SeqGuideTest {
    @Test
    void aSequenceIsWrittenFromTheLastSymbolToTheFirst() {
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 32);
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(6, 8, 1, new InitializerSpec.Normal(0.5)),
                        gru,
                        DecoderSpec.of(6, 8, gru).withAttention(AttentionKind.GENERAL)));

        Example example = new Example(new Steps.Ids(1, new int[] {5, 1, 2}), Target.Sequence.of(2, 1, 5));

        TrainingSpec spec = TrainingSpec.of(
                        new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.01))
                .withTeacherForcing(new TeacherForcingSpec.Linear(1, 0.5, 10))
                .withClipNorm(5)
                .withEpochs(20, 20);

        List<Example> examples = all();
        assertThat(examples).contains(example);
        TrainingRun run = new TrainingRun(
                network, spec, examples, examples, new ExactMatch(), TrainingListener.NONE, () -> false);
        try (Backend backend = Rnn4j.openBackend("cpu");
                Model model = Rnn4j.newTrainer(backend).train(run).model()) {
            SequenceDecoder decoder = model.newDecoder();
            int[] written = decoder.decode(new Steps.Ids(1, new int[] {4, 4, 3}), 10);
            decoder.close();

            assertThat(written).containsExactly(3, 4, 4);
        }
    }

    /** All sequences of three symbols. */
    private static List<Example> all() {
        List<Example> examples = new ArrayList<>();
        for (int first = 1; first < 6; first++) {
            for (int second = 1; second < 6; second++) {
                for (int third = 1; third < 6; third++) {
                    examples.add(new Example(
                            new Steps.Ids(1, new int[] {first, second, third}),
                            Target.Sequence.of(third, second, first)));
                }
            }
        }
        return examples;
    }
}
