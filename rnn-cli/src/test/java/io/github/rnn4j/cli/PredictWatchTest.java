package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.run.RunLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code predict --watch}, with a page server that only remembers. */
class PredictWatchTest {
    @TempDir
    private static Path folder;

    private static Path pumps;
    private static Path devices;
    private static Path bars;
    private static Path ticks;
    private static Path reviews;

    @BeforeAll
    static void train() {
        pumps = SmallDevices.write(folder);
        devices = folder.resolve("devices.safetensors");
        bars = SmallTicks.write(folder, "AAA", 3);
        ticks = folder.resolve("ticks.safetensors");
        reviews = folder.resolve("reviews.safetensors");
        for (String[] training : List.of(
                SmallDevices.training(pumps, devices),
                SmallTicks.training(bars, ticks),
                SmallReviews.training(SmallReviews.write(folder), reviews))) {
            assertThat(CommandRun.of(training).exitCode()).isZero();
        }
    }

    @BeforeEach
    void forget() {
        FakePageServer.OPENED.clear();
    }

    private static CommandRun watch(Path model, String input, String... more) {
        return CommandRun.withInput(
                input,
                Stream.concat(Stream.of("predict", "--watch", "--model", model.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static FakePageServer.Opened page() {
        assertThat(FakePageServer.OPENED).hasSize(1);
        return FakePageServer.OPENED.get(0);
    }

    private static ServingFigures last() {
        return page().log.soFar().stream()
                .map(RunLine::event)
                .filter(RunEvent.Served.class::isInstance)
                .map(served -> ((RunEvent.Served) served).figures())
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private static RunEvent end() {
        List<RunLine> lines = page().log.soFar();
        return lines.get(lines.size() - 1).event();
    }

    @Test
    void answersAreTheSameAndThePageIsToldOfThem() throws IOException {
        String rows = Files.readString(pumps);
        CommandRun plain = CommandRun.withInput(rows, "predict", "--model", devices.toString());

        CommandRun watched = watch(devices, rows, "--budget", "1us");

        assertThat(watched.exitCode()).isZero();
        assertThat(watched.out()).isEqualTo(plain.out());
        assertThat(watched.err())
                .isEqualTo("Page: http://127.0.0.1:0/ (shows how the model is doing while it answers)"
                        + System.lineSeparator());
        ServingFigures figures = last();
        long answers = watched.outLines().stream()
                .filter(line -> !line.endsWith("\t-\t-\t-"))
                .count();
        assertThat(figures.answers()).isEqualTo(answers).isGreaterThan(1_000);
        assertThat(figures.overBudget()).isEqualTo(answers);
        assertThat(figures.budgetMicros()).isEqualTo(1);
        assertThat(figures.inputDrift())
                .extracting(ServingFigures.Drift::feature)
                .containsExactly("flow", "pressure");
        // Most of the rows are those of the training.
        assertThat(figures.inputDrift()).extracting(ServingFigures.Drift::index).allMatch(index -> index < 0.1);
        assertThat(figures.scoreDrift()).isBetween(0.0, 0.25);
        assertThat(page().log.header().task()).isEqualTo("predict");
        assertThat(end()).isEqualTo(new RunEvent.Ended(RunEvent.Outcome.COMPLETED, ""));
        assertThat(page().closedAfterTheEnd).isTrue();
    }

    @Test
    void anotherInputDriftsAndAlarmsAreCountedByTheDay() throws IOException {
        // Of whole hours of a pump whose flow is far below all that was trained on.
        StringBuilder rows = new StringBuilder("pump,second,flow,pressure\n");
        for (int frame = 0; frame < 2_000; frame++) {
            rows.append("p0,")
                    .append(10 * frame)
                    .append(",-9,")
                    .append(frame % 2)
                    .append('\n');
        }

        List<String> lines = watch(devices, rows.toString()).outLines();

        ServingFigures figures = last();
        assertThat(figures.inputDrift().get(0).index()).isGreaterThan(1);
        long raised = IntStream.range(1, lines.size())
                .filter(i ->
                        lines.get(i).endsWith("\talarm") && lines.get(i - 1).endsWith("\t-"))
                .count();
        assertThat(raised).isPositive();
        assertThat(figures.alarmsPerDay()).isCloseTo(raised * 86_400.0 / (10 * figures.answers()), within(1e-9));
    }

    @Test
    void rowsWithoutNumbersAreCounted() {
        String rows = "pump,second,flow,pressure\np0,0,1,1\np0,1,broken,1\np0,2,NaN,1\np0,3,1,1\n";

        assertThat(watch(devices, rows, "--skip-bad-rows").exitCode()).isZero();

        assertThat(last().nonFiniteInputs()).isEqualTo(2);
        assertThat(last().answers()).isZero();
    }

    @Test
    void barsAndTextsAreWatchedToo() throws IOException {
        watch(ticks, Files.readString(bars));
        assertThat(last().answers()).isPositive();
        assertThat(last().inputDrift())
                .extracting(ServingFigures.Drift::feature)
                .containsExactly("return", "size of the return", "range", "volume");

        forget();
        CommandRun texts = watch(reviews, "one\ntwo\nthree\n", "--explain");
        assertThat(texts.exitCode()).isZero();
        assertThat(last().answers()).isEqualTo(3);
        assertThat(last().inputDrift())
                .extracting(ServingFigures.Drift::feature)
                .containsExactly("tokens", "unknown tokens");
    }

    @Test
    void answersThatFailEndThePageAsFailed() {
        CommandRun run = watch(devices, "pump,second,flow,pressure\np0,0,broken,1\n");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(end()).isInstanceOfSatisfying(RunEvent.Ended.class, ended -> {
            assertThat(ended.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
            assertThat(ended.message()).contains("got 'broken'");
        });
        assertThat(page().closedAfterTheEnd).isTrue();
    }

    @Test
    void aModelFromBeforeSaysThatDriftIsUnknown() throws IOException {
        Path old = folder.resolve("old.safetensors");
        ModelFile file = ModelFile.read(devices);
        ObjectNode training = file.training();
        training.remove("distributions");
        new ModelFile(file.task(), file.network(), file.preprocessing(), file.baselines(), training, file.tensors())
                .write(old);

        CommandRun run = watch(old, Files.readString(pumps));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .endsWith("Drift: unknown, for an earlier version wrote " + old + ". Train the model again to see it."
                        + System.lineSeparator());
        assertThat(last().inputDrift()).isEmpty();
        assertThat(last().scoreDrift()).isNaN();
    }

    @Test
    void whatGoesWithAPageOnlyIsRefusedWithoutOne() {
        for (List<String> options : List.of(
                List.of("--port", "1"),
                List.of("--address", "::1"),
                List.of("--prometheus"),
                List.of("--budget", "2ms"))) {
            String[] words = Stream.concat(Stream.of("predict", "--model", devices.toString()), options.stream())
                    .toArray(String[]::new);
            assertThat(CommandRun.withInput("", words).refusal())
                    .isEqualTo(options.get(0)
                            + ": expected --watch beside it but got none. Add it, or leave this one out.");
        }
        assertThat(watch(devices, "", "--budget", "2m").refusal())
                .startsWith("--budget: expected a time in us, ms or s");
        assertThat(watch(devices, "", "--budget", "0ms").refusal())
                .isEqualTo("--budget: expected a time above 0 but got '0ms'.");
        assertThat(FakePageServer.OPENED).isEmpty();
    }

    /** Without the option nobody watches: no class of it is loaded. */
    @Test
    void aModelThatNobodyWatchesKnowsNothingOfMonitoring() throws Exception {
        Path classes = folder.resolve("classes");

        CommandProcess.runWith(
                List.of("-Xlog:class+load:file=" + classes), "predict", "--model", reviews.toString(), "text");

        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains("io.github.rnn4j.tasks.sentiment.model.ReviewClassifier "))
                .noneMatch(line -> line.contains("io.github.rnn4j.monitoring."));
    }
}
