package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thirteen steps an epoch, four batches of validation. */
class StoppingTest {
    private final Engine engine = TestEngines.CPU.open(DType.FLOAT32);
    private final TinyTask.Log log = new TinyTask.Log();

    @AfterEach
    void close() {
        engine.backend().close();
    }

    @Test
    void withoutABetterScoreTrainingStopsAndTheBestEpochIsKept() {
        Metric risesThenFalls = scores(0.1, 0.3, 0.2, 0.3, 0.9);

        TrainingResult result = train(risesThenFalls, 10, 2, () -> false);

        assertThat(result.reason()).isEqualTo(StopReason.NO_PROGRESS);
        assertThat(result.bestEpoch()).isEqualTo(2);
        assertThat(result.epochs()).hasSize(4);
        assertThat(result.model().parameters()).isEqualTo(parametersAfter(2));
        assertThat(log.of(TrainingEvent.EpochFinished.class).stream().map(TrainingEvent.EpochFinished::best))
                .containsExactly(true, true, false, false);
    }

    @Test
    void aStopWithinAnEpochKeepsTheBestSoFar() {
        TrainingResult result = train(scores(0.1, 0.2, 0.3), 10, 10, () -> steps() == 20);

        assertThat(result.reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(steps()).isEqualTo(20);
        assertThat(result.model().parameters()).isEqualTo(parametersAfter(1));
        assertThat(log.all().get(log.all().size() - 1))
                .isEqualTo(new TrainingEvent.Finished(StopReason.INTERRUPTED, 1));
    }

    @Test
    void aStopBetweenValidationBatchesDropsTheEpoch() {
        AtomicInteger polls = new AtomicInteger();
        int inSecondValidation = 2 * 13 + 4 + 2;

        TrainingResult result =
                train(scores(0.1, 0.2, 0.3), 10, 10, () -> polls.incrementAndGet() >= inSecondValidation);

        assertThat(result.reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(result.epochs()).hasSize(1);
        assertThat(steps()).isEqualTo(26);
        assertThat(result.model().parameters()).isEqualTo(parametersAfter(1));
    }

    @Test
    void aStopBeforeTheFirstEpochIsOverKeepsWhatWasReached() {
        TrainingResult result = train(scores(0.1), 10, 10, () -> steps() == 5);
        TrainingResult untouched = train(scores(0.1), 10, 10, () -> true);

        assertThat(result.bestEpoch()).isZero();
        assertThat(result.epochs()).isEmpty();
        assertThat(result.model().parameters()).isNotEqualTo(untouched.model().parameters());
    }

    @Test
    void aScoreThatIsNotANumberIsBeatenByAny() {
        TrainingResult result = train(scores(Double.NaN, 0.1, Double.NaN), 3, 3, () -> false);

        assertThat(result.bestEpoch()).isEqualTo(2);
        assertThat(result.reason()).isEqualTo(StopReason.MAX_EPOCHS);
    }

    private int steps() {
        return log.of(TrainingEvent.Stepped.class).size();
    }

    private StateDict parametersAfter(int epochs) {
        TrainingRun run = run(scores(0.1, 0.2, 0.3, 0.4), epochs, epochs, TrainingListener.NONE, () -> false);
        return new NetworkTrainer(engine).train(run).model().parameters();
    }

    private TrainingResult train(Metric metric, int maxEpochs, int patience, BooleanSupplier stopRequested) {
        return new NetworkTrainer(engine).train(run(metric, maxEpochs, patience, log, stopRequested));
    }

    private static TrainingRun run(
            Metric metric, int maxEpochs, int patience, TrainingListener listener, BooleanSupplier stopRequested) {
        TrainingSpec plain = TinyTask.spec(maxEpochs);
        TrainingSpec spec = TrainingSpec.of(plain.loss(), plain.optimizer())
                .withClipNorm(plain.clipNorm())
                .withBatchSize(plain.batchSize())
                .withEpochs(maxEpochs, patience)
                .withSeed(7);
        return new TrainingRun(
                TinyTask.network(6, PoolingKind.MEAN),
                spec,
                TinyTask.examples(200, 1),
                TinyTask.examples(50, 2),
                metric,
                listener,
                stopRequested);
    }

    /** A metric that gives these numbers, one an epoch. */
    private static Metric scores(double... scores) {
        AtomicInteger epoch = new AtomicInteger();
        return new Metric.OfOutputs() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public double compute(List<float[]> logits, List<Target> targets) {
                return scores[epoch.getAndIncrement()];
            }
        };
    }
}
