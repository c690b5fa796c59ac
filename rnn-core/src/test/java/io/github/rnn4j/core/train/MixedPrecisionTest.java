package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training whose recurrent layers compute in emulated halves. */
final class MixedPrecisionTest {
    private static final int EPOCHS = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {CellSpec.RNN, CellSpec.LSTM, CellSpec.GRU})
    void itEndsNearFullPrecision(String cell) {
        TrainingSpec spec = TinyTask.spec(EPOCHS);
        EpochRecord full = last(train(TestEngines.CPU, TinyTask.run(network(cell), spec)));
        TrainingSpec mixed = spec.withPrecision(PrecisionSpec.Mixed.of(DType.FLOAT16));
        EpochRecord half = last(train(TestEngines.CPU, TinyTask.run(network(cell), mixed)));

        assertThat(half.validationLoss())
                .isCloseTo(full.validationLoss(), Percentage.withPercentage(2))
                .isNotEqualTo(full.validationLoss());
    }

    private static NetworkSpec network(String cell) {
        NetworkSpec plain = TinyTask.network(12, PoolingKind.LAST);
        List<LayerSpec> layers = new ArrayList<>(plain.layers());
        layers.set(1, RecurrentSpec.of(CellSpec.of(cell), 12));
        return new NetworkSpec(plain.input(), layers);
    }

    @Test
    void aScaleThatIsTooLargeComesDownAndTrainingGoesOn() {
        TinyTask.Log log = new TinyTask.Log();
        TrainingRun run = TinyTask.run(network(CellSpec.RNN), overflowing(), log, () -> false);

        Outcome outcome = train(TestEngines.CPU, run);

        assertThat(log.of(TrainingEvent.Skipped.class)).isNotEmpty();
        long skipped = log.of(TrainingEvent.Skipped.class).stream()
                .mapToLong(TrainingEvent.Skipped::skipped)
                .sum();
        assertThat(skipped).isBetween(5L, 30L);
        assertThat(outcome.epochs).hasSize(EPOCHS).allMatch(epoch -> Double.isFinite(epoch.trainLoss()));
    }

    private static TrainingSpec overflowing() {
        PrecisionSpec.Mixed mixed = new PrecisionSpec.Mixed(DType.FLOAT16, Math.pow(2, 40), 2, 0.25, 5);
        return TinyTask.spec(EPOCHS).withPrecision(mixed);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 20})
    void itGoesOnFromACheckpointBitForBit(int stepsBefore) {
        TrainingRun whole = TinyTask.run(network(CellSpec.GRU), overflowing());
        Path file = folder.resolve("checkpoint");
        AtomicInteger asked = new AtomicInteger();
        TrainingRun part = TinyTask.run(
                network(CellSpec.GRU),
                overflowing(),
                TrainingListener.NONE,
                () -> asked.getAndIncrement() >= stepsBefore);

        train(TestEngines.CPU, part.withCheckpoints(new CheckpointPolicy(file, 100, false)));

        assertThat(train(TestEngines.CPU, whole.withCheckpoints(new CheckpointPolicy(file, 100, true))))
                .isEqualTo(train(TestEngines.CPU, whole));
    }

    @Test
    void whatIsNotFiniteInItselfEndsTraining() {
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(1),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        Example broken = new Example(new Steps.Features(1, new float[] {Float.NaN}), new Target.Label(0));
        List<Example> examples = Collections.nCopies(200, broken);
        TrainingSpec spec =
                TinyTask.spec(2).withBatchSize(1).withPrecision(new PrecisionSpec.Mixed(DType.FLOAT16, 16, 2, 0.5, 10));

        assertThatThrownBy(() -> train(
                        TestEngines.CPU,
                        new TrainingRun(
                                network,
                                spec,
                                examples,
                                examples,
                                TinyTask.ACCURACY,
                                TrainingListener.NONE,
                                () -> false)))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NON_FINITE));
    }

    @Test
    void whatABackendDoesNotFuseIsRefused() {
        TrainingSpec half = TinyTask.spec(1).withPrecision(PrecisionSpec.Mixed.of(DType.FLOAT16));
        TrainingSpec brain = TinyTask.spec(1).withPrecision(PrecisionSpec.Mixed.of(DType.BFLOAT16));

        assertThatThrownBy(() -> train(TestEngines.REFERENCE, TinyTask.run(network(CellSpec.RNN), half)))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("precision: expected recurrent layers that run fused in FLOAT16 but got rnn");
        assertThatThrownBy(() -> train(TestEngines.CPU, TinyTask.run(network(CellSpec.RNN), brain)))
                .hasMessageContaining("computed in BFLOAT16");
        assertThatThrownBy(() -> train(TestEngines.CPU, TinyTask.run(network(CellSpec.MINGRU), half)))
                .hasMessageContaining("but got mingru");
    }

    private record Outcome(StateDict parameters, List<EpochRecord> epochs) {}

    private static EpochRecord last(Outcome outcome) {
        return outcome.epochs.get(outcome.epochs.size() - 1);
    }

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
