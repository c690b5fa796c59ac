package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.SequenceDecoder;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.layer.Engine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decoder with attention writes what it was taught to, about sequences that it has never seen. */
class ReversalTest {
    private static final int TRAIN = 5_000;
    private static final int VALIDATION = 200;
    private static final int UNSEEN = 1_000;

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5})
    void everyUnseenSequenceOfTenSymbolsIsReversed(double lastShare) {
        List<Example> all = ReversalTask.examples(TRAIN + VALIDATION + UNSEEN, 10, 10);
        List<Example> unseen = all.subList(TRAIN + VALIDATION, all.size());
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        TrainingRun run = new TrainingRun(
                ReversalTask.network(64, AttentionKind.GENERAL),
                ReversalTask.spec(6).withTeacherForcing(new TeacherForcingSpec.Linear(1, lastShare, 3)),
                all.subList(0, TRAIN),
                all.subList(TRAIN, TRAIN + VALIDATION),
                new ExactMatch(),
                TrainingListener.NONE,
                () -> false);
        try (Backend backend = engine.backend();
                Model model = new NetworkTrainer(engine).train(run).model();
                SequenceDecoder decoder = model.newDecoder()) {
            List<int[]> written =
                    decoder.decode(unseen.stream().map(Example::steps).toList(), 20);
            List<Target> targets = unseen.stream().map(Example::target).toList();

            assertThat(new ExactMatch().compute(written, targets)).isEqualTo(1);
        }
    }
}
