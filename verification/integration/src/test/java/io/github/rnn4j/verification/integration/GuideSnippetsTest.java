package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.model.StreamingPredictor;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Defence;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.ScheduleSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.PytorchWeights;
import io.github.rnn4j.core.live.KeyCounts;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.core.live.KeyedPredictor;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.export.TensorBoardExport;
import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunLine;
import io.github.rnn4j.monitoring.run.RunState;
import io.github.rnn4j.monitoring.run.RunSummary;
import io.github.rnn4j.monitoring.run.RunWriter;
import io.github.rnn4j.monitoring.run.RunsFolder;
import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.common.latency.OpenLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the guides, run; that they are the same lines is checked where the guides are. */
class GuideSnippetsTest {
    /** networks.md and train.md. */
    @Test
    void aStackIsDescribedAndTrained(@TempDir Path folder) {
        RecurrentSpec lower = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 128).withResidual(true);
        RecurrentSpec upper =
                RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 64).withInitialState(new InitialStateSpec.Learned());
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(12),
                List.of(
                        lower,
                        LayerNormSpec.ofDefault(),
                        new DropoutSpec(0.2),
                        upper,
                        new PoolingSpec(PoolingKind.ATTENTION),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));

        OptimizerSpec adamW = OptimizerSpec.Adam.withLearningRate(1e-3).withWeightDecay(new WeightDecay(0.01, true));
        TrainingSpec spec = TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), adamW)
                .withSchedule(new ScheduleSpec.Cosine(100, 0.05))
                .withClipNorm(5)
                .withBatchSize(64)
                .withEpochs(30, 6)
                .withSeed(7);
        TrainingSpec sparse = spec.withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS);
        TrainingSpec averaged = spec.withAverageFrom(3);

        List<Example> examples =
                IntStream.range(0, 8).mapToObj(GuideSnippetsTest::example).toList();
        TrainingRun run = new TrainingRun(
                network, spec.withEpochs(2, 2), examples, examples, new Rows(), TrainingListener.NONE, () -> false);
        assertThat(averaged.averageFrom()).isEqualTo(3);
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            TrainingResult result = Rnn4j.newTrainer(backend).train(run);
            assertThat(result.epochs()).hasSize(2).allMatch(epoch -> Double.isFinite(epoch.trainLoss()));
            result.model().close();
            // Without effect on features.
            TrainingRun same = new TrainingRun(
                    network,
                    sparse.withEpochs(2, 2),
                    examples,
                    examples,
                    new Rows(),
                    TrainingListener.NONE,
                    () -> false);
            TrainingResult again = Rnn4j.newTrainer(backend).train(same);
            assertThat(again.epochs()).isEqualTo(result.epochs());
            again.model().close();

            CheckpointPolicy policy = new CheckpointPolicy(folder.resolve("reviews.checkpoint"), 500, true);
            TrainingRun resumable = run.withCheckpoints(policy);
            Rnn4j.newTrainer(backend).train(resumable).model().close();
            assertThat(policy.file()).exists();
        }
    }

    private static Example example(int number) {
        float[] values = new float[12 * (1 + number % 3)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (number + i) % 5 - 2;
        }
        return new Example(new Steps.Features(12, values), new Target.Label(number % 2));
    }

    private static final class Rows implements Metric.OfOutputs {
        @Override
        public String name() {
            return "rows";
        }

        @Override
        public double compute(List<float[]> outputs, List<Target> targets) {
            return targets.size();
        }
    }

    /** gradient-flow.md. */
    @Test
    void theFlowOfALayerIsMeasured() {
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            RecurrentSpec layer = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 128);
            GradientFlow flow = Rnn4j.measureGradientFlow(backend, layer, 64, 50, 5);
            String verdict = flow.verdict("irnn");
            assertThat(verdict).startsWith("reaches ").contains(" of 50 steps: cut to ");

            TrainingSpec spec = SmallTask.spec();
            RecurrentSpec orthogonal = Defence.ORTHOGONAL.apply(layer);
            TrainingSpec clipped = Defence.CLIP.apply(spec);
            assertThat(orthogonal).isNotEqualTo(layer);
            assertThat(clipped.clipNorm()).isEqualTo(5);
        }
    }

    /** stream.md. */
    @Test
    void aSequenceComesInPartByPart() {
        Steps whole = new Steps.Features(2, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        try (Backend backend = Rnn4j.openBackend("cpu");
                Model model = lstm(backend, whole);
                Predictor predictor = model.newPredictor()) {
            StreamingPredictor stream = model.newStreamingPredictor();
            float[] afterThree = stream.append(new Steps.Features(2, new float[] {1, 2, 3, 4, 5, 6}));
            float[] afterFour = stream.append(new Steps.Features(2, new float[] {7, 8}));
            StateDict state = stream.state();
            stream.reset();
            stream.start(state);
            float[] afterFive = stream.append(new Steps.Features(2, new float[] {9, 10}));
            stream.close();

            assertThat(afterFive)
                    .containsExactly(predictor.logits(whole))
                    .isNotEqualTo(afterFour)
                    .isNotEqualTo(afterThree);
        }
    }

    /** A network on two features, trained for a moment. */
    private static Model lstm(Backend backend, Steps whole) {
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(2),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 4),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        List<Example> examples = List.of(new Example(whole, new Target.Label(1)));
        TrainingSpec spec = TrainingSpec.of(
                        new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.01))
                .withEpochs(1, 1);
        TrainingRun run =
                new TrainingRun(network, spec, examples, examples, new Rows(), TrainingListener.NONE, () -> false);
        return Rnn4j.newTrainer(backend).train(run).model();
    }

    /** live.md. */
    @Test
    void keysAreAnsweredOneByOne(@TempDir Path folder) {
        Path file = folder.resolve("keys.safetensors");
        Steps whole = new Steps.Features(2, new float[] {1, 2, 3, 4, 5, 6});
        try (Backend backend = Rnn4j.openBackend("cpu");
                Model model = lstm(backend, whole);
                Predictor predictor = model.newPredictor()) {
            KeyLimits limits = new KeyLimits(100_000, Duration.ofHours(1));
            KeyedPredictor<float[], Optional<float[]>> keys =
                    KeyedPredictor.ofWindows(model, 3, limits, InstantSource.system());
            Optional<float[]> none = keys.step("pump-7", new float[] {1, 2});
            keys.step("pump-7", new float[] {3, 4});
            float[] logits = keys.step("pump-7", new float[] {5, 6}).orElseThrow();
            keys.snapshot(file);
            keys.restore(file);
            KeyCounts counts = keys.counts();
            keys.close();

            assertThat(none).isEmpty();
            assertThat(logits).containsExactly(predictor.logits(whole));
            assertThat(counts).isEqualTo(new KeyCounts(1, 0, 0));
        }
    }

    /** latency.md. */
    @Test
    void aLatencyIsMeasuredAtARate() {
        Steps whole = new Steps.Features(2, new float[] {1, 2, 3, 4, 5, 6});
        List<Steps> windows = List.of(whole, new Steps.Features(2, new float[] {5, 4, 3, 2, 1, 0}));
        try (Backend backend = Rnn4j.openBackend("cpu");
                Model model = lstm(backend, whole);
                Predictor predictor = model.newPredictor()) {
            LatencySpec spec =
                    LatencySpec.DEFAULT.withDuration(Duration.ofSeconds(1)).withBudget(Duration.ofMillis(2));
            LatencyMicros latency =
                    OpenLoop.measure(spec, call -> predictor.logits(windows.get(call % windows.size())));
            double p99 = latency.p99();
            long tooLate = latency.budget().over();

            assertThat(latency.calls()).isEqualTo(500);
            assertThat(p99).isPositive().isLessThanOrEqualTo(latency.max());
            assertThat(tooLate).isBetween(0L, 500L);
        }
    }

    /** train.md: a last layer that starts at 0 leaves the other model's answer as it is. */
    @Test
    void aTargetStandsBesideAnAnswerThatIsThere() {
        Target target = new Target.WithOffset(new Target.Label(1), List.of(-0.8, 0.8));

        Steps steps = new Steps.Features(3, new float[] {1, 2, 3, 4, 5, 6});
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(3),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.Zeros())));
        TrainingSpec spec = TrainingSpec.of(
                        new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(1e-9))
                .withEpochs(1, 1);
        List<Example> examples = List.of(new Example(steps, target));
        TrainingRun run =
                new TrainingRun(network, spec, examples, examples, new Rows(), TrainingListener.NONE, () -> false);
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            TrainingResult result = Rnn4j.newTrainer(backend).train(run);
            assertThat(result.epochs().get(0).validationLoss())
                    .isCloseTo(Math.log1p(Math.exp(-1.6)), Offset.offset(1e-6));
            result.model().close();
        }
    }

    /** runs.md. */
    @Test
    void aRunIsKeptAndRead(@TempDir Path folder) throws InterruptedException {
        Path runs = folder.resolve("runs");
        RunHeader header = new RunHeader(
                RunHeader.id(LocalDateTime.now(ZoneId.systemDefault()), "mine", 7),
                "mine",
                List.of(),
                System.currentTimeMillis(),
                7,
                Double.NaN,
                "accuracy",
                JsonNodeFactory.instance.objectNode().put("hidden", 32),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("java", Runtime.version().toString()),
                List.of());
        try (RunWriter run = RunWriter.create(runs, header, InstantSource.system())) {
            run.accept(new RunEvent.EpochFinished("net", 1, 0.7, 0.6, "accuracy", 0.81, true, 1.5));
            run.end(RunEvent.Outcome.COMPLETED, "");
        }
        List<RunEvent> seen = new ArrayList<>();

        EventLog log = new RunsFolder(runs).find(RunsFolder.LAST).log();
        long last = 0;
        while (!log.isOver() || !log.after(last, 1, Duration.ZERO).isEmpty()) {
            for (RunLine line : log.after(last, 100, Duration.ofSeconds(1))) {
                last = line.id();
                seen.add(line.event());
            }
        }
        RunSummary summary = RunSummary.of(log);
        List<Path> files = TensorBoardExport.write(log, folder.resolve("logs"));

        assertThat(seen).hasSize(2);
        assertThat(summary.state()).isEqualTo(RunState.COMPLETED);
        assertThat(summary.best().orElseThrow().name()).isEqualTo("net");
        assertThat(files).singleElement().satisfies(file -> assertThat(file).isNotEmptyFile());
    }

    /** pytorch.md; the file is one that the second snippet wrote. */
    @Test
    void weightsTravelBothWays() throws Exception {
        Path written = Path.of("weights.safetensors");
        Path read = Path.of("model.safetensors");
        Steps steps = new Steps.Features(3, new float[] {1, 2, 3, 4, 5, 6});
        NetworkSpec start = new NetworkSpec(
                new InputSpec.Features(3),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 4),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        try {
            float[] expected = writeWeights(start, steps);
            Files.move(written, read);
            assertThat(readWeights(steps)).containsExactly(expected);
        } finally {
            Files.deleteIfExists(written);
            Files.deleteIfExists(read);
        }
    }

    private static float[] writeWeights(NetworkSpec start, Steps steps) {
        List<Example> examples = List.of(new Example(steps, new Target.Label(1)));
        TrainingSpec spec = TrainingSpec.of(
                        new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.01))
                .withEpochs(1, 1);
        TrainingRun run =
                new TrainingRun(start, spec, examples, examples, new Rows(), TrainingListener.NONE, () -> false);
        try (Backend backend = Rnn4j.openBackend();
                Model model = Rnn4j.newTrainer(backend).train(run).model();
                Predictor predictor = model.newPredictor()) {
            PytorchWeights.write(
                    Path.of("weights.safetensors"), model.parameters(), Map.of("rnn.", "encoder.", "head.", "fc."));
            return predictor.logits(steps);
        }
    }

    private static float[] readWeights(Steps steps) {
        PytorchWeights weights = PytorchWeights.read(Path.of("model.safetensors"));
        RecurrentSpec encoder = weights.recurrentSpec("encoder.", CellSpec.of(CellSpec.GRU));
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(weights.inputSize("encoder.")),
                List.of(encoder, new PoolingSpec(PoolingKind.LAST), new DenseSpec(2, new InitializerSpec.Zeros())));
        StateDict parameters = weights.stateDict(Map.of("encoder.", "rnn.", "fc.", "head."));
        try (Backend backend = Rnn4j.openBackend();
                Model model = Rnn4j.newModel(backend, network, parameters);
                Predictor predictor = model.newPredictor()) {
            return predictor.logits(steps);
        }
    }
}
