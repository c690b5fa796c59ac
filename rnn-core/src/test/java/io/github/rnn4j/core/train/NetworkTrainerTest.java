package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTrainerTest {
    @ParameterizedTest
    @EnumSource
    void aTaskThatNeedsAMemoryIsLearned(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            TrainingResult result =
                    train(engine, TinyTask.run(TinyTask.network(12, PoolingKind.LAST), TinyTask.spec(25)));

            List<EpochRecord> epochs = result.epochs();
            assertThat(epochs.get(result.bestEpoch() - 1).validationScore()).isEqualTo(1);
            assertThat(epochs.get(epochs.size() - 1).trainLoss())
                    .isLessThan(0.2 * epochs.get(0).trainLoss());
            assertThat(backend.diagnostics().openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSameBits(TestEngines engines) {
        StateDict first = parametersAfterTwoEpochs(engines, 7);

        assertThat(parametersAfterTwoEpochs(engines, 7)).isEqualTo(first);
        assertThat(parametersAfterTwoEpochs(engines, 8)).isNotEqualTo(first);
    }

    private static StateDict parametersAfterTwoEpochs(TestEngines engines, long seed) {
        Engine engine = engines.open(DType.FLOAT32);
        TrainingSpec spec = TinyTask.spec(2);
        TrainingSpec seeded = TrainingSpec.of(spec.loss(), spec.optimizer())
                .withClipNorm(spec.clipNorm())
                .withBatchSize(spec.batchSize())
                .withEpochs(spec.maxEpochs(), spec.patience())
                .withTokenDropout(spec.tokenDropout())
                .withSeed(seed);
        try (Backend backend = engine.backend();
                Model model = train(engine, TinyTask.run(TinyTask.network(6, PoolingKind.MEAN), seeded))
                        .model()) {
            return model.parameters();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterwardsNothingIsLeftButTheModel(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            long before = backend.diagnostics().liveTensors();
            TrainingRun run = TinyTask.run(TinyTask.network(6, PoolingKind.MAX), TinyTask.spec(2));
            Model model = train(engine, run).model();
            model.newPredictor().logits(run.train().get(0).steps());
            model.close();

            assertThat(backend.diagnostics().liveTensors()).isEqualTo(before);
            assertThat(backend.diagnostics().liveBytes()).isZero();
            assertThat(backend.diagnostics().openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureLeavesNothingEither(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            TrainingRun run = TinyTask.run(
                    TinyTask.network(6, PoolingKind.MEAN),
                    TinyTask.spec(2),
                    event -> {
                        if (event instanceof TrainingEvent.Stepped) {
                            throw new IllegalStateException("listener");
                        }
                    },
                    () -> false);

            assertThatThrownBy(() -> train(engine, run)).hasMessage("listener");
            assertThat(backend.diagnostics().liveTensors()).isZero();
            assertThat(backend.diagnostics().openSessions()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void listenersHearOfEveryStepAndEpoch(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        TinyTask.Log log = new TinyTask.Log();
        try (Backend backend = engine.backend()) {
            TrainingResult result = train(
                    engine, TinyTask.run(TinyTask.network(6, PoolingKind.LAST), TinyTask.spec(3), log, () -> false));

            assertThat(log.all().get(0))
                    .isEqualTo(
                            new TrainingEvent.Started(200, 13, 3, result.model().parameterCount()));
            List<TrainingEvent.Stepped> steps = log.of(TrainingEvent.Stepped.class);
            assertThat(steps).hasSize(39);
            assertThat(steps.get(38).step()).isEqualTo(39);
            assertThat(steps.get(38).examples()).isEqualTo(200);
            assertThat(steps).allMatch(step -> step.loss() > 0 && step.gradientNorm() > 0);
            assertThat(log.of(TrainingEvent.EpochFinished.class)).hasSize(3);
            assertThat(log.all().get(log.all().size() - 1))
                    .isEqualTo(new TrainingEvent.Finished(StopReason.MAX_EPOCHS, result.bestEpoch()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theModelRepeatsTheScoreOfItsEpoch(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        TrainingRun plain = TinyTask.run(TinyTask.network(9, PoolingKind.MEAN), TinyTask.spec(3));
        TrainingRun run = new TrainingRun(
                plain.network(),
                plain.spec(),
                plain.train(),
                plain.validation(),
                new SumOfLogits(),
                plain.listener(),
                plain.stopRequested());
        try (Backend backend = engine.backend()) {
            TrainingResult result = train(engine, run);
            List<float[]> logits = result.model()
                    .newPredictor()
                    .logits(run.validation().stream().map(Example::steps).toList());

            assertThat(result.epochs().get(result.bestEpoch() - 1).validationScore())
                    .isEqualTo(new SumOfLogits().compute(logits, List.of()));
        }
    }

    /** No score at all, but one that shows every bit. */
    private static final class SumOfLogits implements Metric.OfOutputs {
        @Override
        public String name() {
            return "sum";
        }

        @Override
        public double compute(List<float[]> logits, List<Target> targets) {
            return logits.stream().mapToDouble(row -> row[0] + 3.7 * row[1]).sum();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theResultSaysWhichPathRan(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                Model model = train(engine, TinyTask.run(TinyTask.network(6, PoolingKind.LAST), TinyTask.spec(1)))
                        .model()) {
            boolean fused = engines == TestEngines.CPU;
            assertThat(model.path()).isEqualTo(fused ? ExecutionPath.FUSED : ExecutionPath.COMPOSED);
            assertThat(model.backend()).isEqualTo(backend.name());
        }
    }

    private static TrainingResult train(Engine engine, TrainingRun run) {
        return new NetworkTrainer(engine).train(run);
    }
}
