package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.ScheduleSpec;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training that is interrupted and goes on, against the same without a break: every bit is the same. */
final class CheckpointTest {
    /** 200 examples in batches of 16. */
    private static final int STEPS_PER_EPOCH = 13;
    /** The question is asked before each step and before each of four batches of validation. */
    private static final int STOP_IN_THIRD_VALIDATION = 2 * (STEPS_PER_EPOCH + 4) + STEPS_PER_EPOCH + 2;

    @TempDir
    private Path folder;

    /** Everything random there is, and a schedule that remembers. */
    private static final NetworkSpec NETWORK = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    new EmbeddingSpec(TinyTask.VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                    new DropoutSpec(0.2),
                    RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 6).withInitialState(new InitialStateSpec.Learned()),
                    new PoolingSpec(PoolingKind.LAST),
                    new DenseSpec(2, new InitializerSpec.XavierUniform(1))));

    private static TrainingSpec spec(OptimizerSpec optimizer) {
        return TinyTask.spec(4)
                .withOptimizer(optimizer)
                .withSchedule(new ScheduleSpec.Plateau(3, 1, 0.5))
                .withTokenDropout(0.1);
    }

    private static final OptimizerSpec ADAM_W =
            OptimizerSpec.Adam.withLearningRate(0.01).withWeightDecay(new WeightDecay(0.01, true));

    private static TrainingSpec usedRows(OptimizerSpec optimizer) {
        return spec(optimizer).withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS);
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(TestEngines.CPU, spec(ADAM_W), 1),
                Arguments.of(TestEngines.CPU, spec(ADAM_W), STEPS_PER_EPOCH - 1),
                Arguments.of(TestEngines.CPU, spec(ADAM_W), STEPS_PER_EPOCH),
                Arguments.of(TestEngines.CPU, spec(ADAM_W), STEPS_PER_EPOCH + 1),
                Arguments.of(TestEngines.CPU, spec(ADAM_W), 40),
                Arguments.of(TestEngines.CPU, spec(OptimizerSpec.Sgd.withLearningRate(0.1)), 29),
                Arguments.of(TestEngines.CPU, spec(OptimizerSpec.RmsProp.withLearningRate(0.01)), 29),
                Arguments.of(TestEngines.CPU, usedRows(ADAM_W), 29),
                Arguments.of(TestEngines.CPU, spec(ADAM_W).withAverageFrom(2), 40),
                Arguments.of(TestEngines.CPU, spec(ADAM_W).withAverageFrom(2), STOP_IN_THIRD_VALIDATION),
                Arguments.of(TestEngines.REFERENCE, usedRows(ADAM_W), 17),
                Arguments.of(TestEngines.CPU_COMPOSED, spec(ADAM_W), 29),
                Arguments.of(TestEngines.REFERENCE, spec(ADAM_W), 17));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aStoppedTrainingGoesOnBitForBit(TestEngines engines, TrainingSpec spec, int stepsBefore) {
        Outcome whole = train(engines, run(spec, TrainingListener.NONE, () -> false, null));
        Path file = folder.resolve("checkpoint");
        AtomicInteger asked = new AtomicInteger();

        Outcome part = train(
                engines,
                run(spec, TrainingListener.NONE, () -> asked.getAndIncrement() >= stepsBefore, at(file, 1000, false)));
        TinyTask.Log log = new TinyTask.Log();
        Outcome rest = train(engines, run(spec, log, () -> false, at(file, 1000, true)));

        assertThat(part.reason).isEqualTo(StopReason.INTERRUPTED);
        assertThat(log.of(TrainingEvent.Resumed.class)).hasSize(1);
        assertThat(log.of(TrainingEvent.Resumed.class).get(0).step()).isBetween(1L, (long) stepsBefore);
        assertThat(rest).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 14})
    void aDecoderThatReadsItsOwnSymbolsGoesOnBitForBit(int stepsBefore) {
        List<Example> examples = ReversalTask.examples(120, 2, 5);
        TrainingRun run = new TrainingRun(
                ReversalTask.network(5, AttentionKind.GENERAL),
                ReversalTask.spec(4).withBatchSize(16).withTeacherForcing(new TeacherForcingSpec.Linear(0.9, 0.2, 4)),
                examples.subList(0, 90),
                examples.subList(90, 120),
                new ExactMatch(),
                TrainingListener.NONE,
                () -> false);
        Outcome whole = train(TestEngines.CPU, run);
        Path file = folder.resolve("checkpoint");
        AtomicInteger asked = new AtomicInteger();
        TrainingRun stopped = new TrainingRun(
                run.network(),
                run.spec(),
                run.train(),
                run.validation(),
                run.metric(),
                run.listener(),
                () -> asked.getAndIncrement() >= stepsBefore);

        train(TestEngines.CPU, stopped.withCheckpoints(at(file, 1000, false)));

        assertThat(train(TestEngines.CPU, run.withCheckpoints(at(file, 1000, true))))
                .isEqualTo(whole);
    }

    /** Each file as it was when it was written, as if the process had ended there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 13})
    void anyCheckpointLeadsToTheSameEnd(int everySteps) {
        TrainingSpec spec = spec(ADAM_W);
        Path file = folder.resolve("checkpoint");
        TrainingListener copy = event -> {
            if (event instanceof TrainingEvent.CheckpointWritten written) {
                copy(file, folder.resolve("after-" + written.step()));
            }
        };
        Outcome whole = train(TestEngines.CPU, run(spec, copy, () -> false, at(file, everySteps, false)));

        for (int step = everySteps; step <= 4 * STEPS_PER_EPOCH; step += everySteps * Math.max(1, 10 / everySteps)) {
            CheckpointPolicy from = at(folder.resolve("after-" + step), everySteps, true);
            assertThat(train(TestEngines.CPU, run(spec, TrainingListener.NONE, () -> false, from)))
                    .as("from step %s", step)
                    .isEqualTo(whole);
        }
    }

    /** The one where training has ended follows that of its last step. */
    private static void copy(Path from, Path to) {
        try {
            if (Files.notExists(to)) {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFinishedTrainingIsNotRepeated() {
        Path file = folder.resolve("checkpoint");
        Outcome whole =
                train(TestEngines.CPU, run(spec(ADAM_W), TrainingListener.NONE, () -> false, at(file, 5, false)));
        TinyTask.Log log = new TinyTask.Log();

        assertThat(train(TestEngines.CPU, run(spec(ADAM_W), log, () -> false, at(file, 5, true))))
                .isEqualTo(whole);
        assertThat(log.of(TrainingEvent.Stepped.class)).isEmpty();
        assertThat(log.of(TrainingEvent.Resumed.class)).allMatch(TrainingEvent.Resumed::finished);
    }

    @Test
    void withoutAFileTrainingBeginsAtTheBeginning() {
        Outcome whole = train(TestEngines.CPU, run(spec(ADAM_W), TrainingListener.NONE, () -> false, null));
        CheckpointPolicy policy = at(folder.resolve("none"), 50, true);

        assertThat(train(TestEngines.CPU, run(spec(ADAM_W), TrainingListener.NONE, () -> false, policy)))
                .isEqualTo(whole);
    }

    @Test
    void anEarlierCheckpointIsNotOverwritten() throws IOException {
        Path file = folder.resolve("checkpoint");
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> train(
                        TestEngines.CPU, run(spec(ADAM_W), TrainingListener.NONE, () -> false, at(file, 5, false))))
                .hasMessage("checkpoint '" + file + "': expected none but there is one of an earlier training."
                        + " Resume that one, or delete the file.");
        assertThat(file).hasContent("precious");
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        Path file = folder.resolve("checkpoint");
        train(TestEngines.CPU, run(spec(ADAM_W), TrainingListener.NONE, () -> false, at(file, 50, false)));
        CheckpointPolicy resume = at(file, 50, true);
        TrainingRun other = run(spec(ADAM_W).withSeed(8), TrainingListener.NONE, () -> false, resume);
        TrainingRun rows = run(usedRows(ADAM_W), TrainingListener.NONE, () -> false, resume);

        refused(TestEngines.CPU, other, "one with another settings of the training");
        refused(TestEngines.CPU, rows, "one with another settings of the training");
        TrainingRun same = run(spec(ADAM_W), TrainingListener.NONE, () -> false, resume);
        refused(TestEngines.REFERENCE, same, "one with another backend ('reference' here, 'cpu' there)");
        refused(
                TestEngines.CPU,
                new TrainingRun(
                        NETWORK,
                        same.spec(),
                        TinyTask.examples(200, 3),
                        same.validation(),
                        same.metric(),
                        same.listener(),
                        same.stopRequested(),
                        resume),
                "one with another examples");
        refused(
                TestEngines.CPU,
                new TrainingRun(
                        TinyTask.network(6, PoolingKind.LAST),
                        same.spec(),
                        same.train(),
                        same.validation(),
                        same.metric(),
                        same.listener(),
                        same.stopRequested(),
                        resume),
                "one with another network");
    }

    private static void refused(TestEngines engines, TrainingRun run, String message) {
        assertThatThrownBy(() -> train(engines, run)).hasMessageContaining(message);
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        Path file = folder.resolve("checkpoint");
        train(TestEngines.CPU, run(spec(ADAM_W), TrainingListener.NONE, () -> false, at(file, 50, false)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> train(
                        TestEngines.CPU, run(spec(ADAM_W), TrainingListener.NONE, () -> false, at(file, 50, true))))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining(file.toString());
    }

    private static CheckpointPolicy at(Path file, int everySteps, boolean resume) {
        return new CheckpointPolicy(file, everySteps, resume);
    }

    private static TrainingRun run(
            TrainingSpec spec,
            TrainingListener listener,
            BooleanSupplier stopRequested,
            @Nullable CheckpointPolicy policy) {
        TrainingRun run = TinyTask.run(NETWORK, spec, listener, stopRequested);
        return policy == null ? run : run.withCheckpoints(policy);
    }

    private record Outcome(StateDict parameters, List<EpochRecord> epochs, int bestEpoch, StopReason reason) {}

    private static Outcome train(TestEngines engines, TrainingRun run) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine).train(run);
            StateDict parameters = result.model().parameters();
            result.model().close();
            return new Outcome(parameters, result.epochs(), result.bestEpoch(), result.reason());
        }
    }
}
