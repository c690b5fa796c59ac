package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.Accuracy;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.listener.TrainingMonitor;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.MemoryLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A training that goes on while a browser looks. Skipped, and why, where {@link Browser} finds none. */
class RealTrainingInBrowserTest {
    private static final int TIME_STEPS = 20;
    private static final int FEATURES = 3;
    private static final double RATE = 2e-3;
    private static final double CLIP = 1;

    @Test
    void everyPointThatTheTrainingToldIsThereAfterItsEnd() throws Exception {
        MemoryLog log = MadeUpRun.log("signs");
        try (LivePage served = Dashboard.start(log, DashboardOptions.local());
                Browser browser = Browser.start()) {
            PageReader page = new PageReader(browser);
            page.open(served.url(), PageReader.LIVE);

            train(log);
            log.end(RunEvent.Outcome.COMPLETED, "");
            browser.await(PageReader.OVER);

            List<RunEvent.Stepped> steps = events(log, RunEvent.Stepped.class);
            String lastStep = String.valueOf(steps.get(steps.size() - 1).step());
            assertThat(steps).hasSizeGreaterThan(20);
            assertThat(page.chart("loss").get("points").textValue()).isEqualTo(String.valueOf(steps.size()));
            assertThat(page.chart("loss").get("last").textValue()).isEqualTo(lastStep);
            assertThat(page.chart("gradient").get("points").textValue()).isEqualTo(String.valueOf(steps.size()));
            assertThat(page.chart("gradient").get("last").textValue()).isEqualTo(lastStep);
            List<RunEvent.EpochFinished> epochs = events(log, RunEvent.EpochFinished.class);
            assertThat(page.chart("score").get("points").textValue()).isEqualTo(String.valueOf(epochs.size()));
            List<RunEvent.Inspected> looks = events(log, RunEvent.Inspected.class);
            RunEvent.Inspected lastLook = looks.get(looks.size() - 1);
            assertThat(looks).hasSizeGreaterThan(10);
            for (var layer : lastLook.layers()) {
                assertThat(page.chart("heatmap-" + layer.name()).get("points").textValue())
                        .isEqualTo(String.valueOf(looks.size()));
                assertThat(page.chart("heatmap-" + layer.name()).get("last").textValue())
                        .isEqualTo(String.valueOf(lastLook.step()));
            }
            assertThat(page.chart("parameters").get("points").textValue())
                    .isEqualTo(String.valueOf(lastLook.parameters().size()));
            assertThat(page.text(".tiles")).contains("Limit 1", "of 19 steps back");
            assertThat(page.text(".verdicts")).contains("Overfitting");
            page.isAccessible();
            browser.screenshot(Path.of("target", "screenshots", "real-training.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static <E extends RunEvent> List<E> events(MemoryLog log, Class<E> type) {
        return log.soFar().stream()
                .map(line -> line.event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static void train(MemoryLog log) {
        RecurrentSpec rnn = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 16).withNumLayers(2);
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(FEATURES),
                List.of(
                        rnn,
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        TrainingSpec spec = TrainingSpec.of(
                        new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(RATE))
                .withClipNorm(CLIP)
                .withBatchSize(16)
                .withEpochs(6, 6);
        TrainingMonitor monitor = new TrainingMonitor("recurrent", "accuracy", log);
        List<Example> examples = examples();
        int cut = examples.size() * 4 / 5;
        TrainingRun run = new TrainingRun(
                        network,
                        spec,
                        examples.subList(0, cut),
                        examples.subList(cut, examples.size()),
                        new Accuracy(),
                        monitor,
                        () -> false)
                .withInspection(InspectionSpec.DEFAULT);
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            Rnn4j.newTrainer(backend).train(run).model().close();
        }
    }

    /** Which of two signs is in the sum of the first feature over all steps. */
    private static List<Example> examples() {
        RandomStream numbers = new RandomStream(new RandomKey(5, Purpose.TESTING, 0, 0));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            float[] values = new float[TIME_STEPS * FEATURES];
            float shift = i % 2 == 0 ? 0.2f : -0.2f;
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) numbers.nextGaussian() + (j % FEATURES == 0 ? shift : 0);
            }
            examples.add(new Example(new Steps.Features(FEATURES, values), new Target.Label(i % 2)));
        }
        return examples;
    }
}
