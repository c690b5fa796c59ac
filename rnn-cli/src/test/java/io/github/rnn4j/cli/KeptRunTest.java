package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.monitoring.event.ParameterFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.NetworkSummary;
import io.github.rnn4j.monitoring.run.RunFolder;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunLine;
import io.github.rnn4j.monitoring.run.RunState;
import io.github.rnn4j.monitoring.run.RunSummary;
import io.github.rnn4j.monitoring.run.RunsFolder;
import io.github.rnn4j.tasks.common.data.FileDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code train TASK --keep-run}. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KeptRunTest {
    @TempDir
    private Path folder;

    private Path runs;
    private Path model;

    @BeforeEach
    void nameFiles() {
        runs = folder.resolve("runs");
        model = folder.resolve("m.safetensors");
    }

    @Test
    void aRunOfReviewsIsKept() {
        Path data = SmallReviews.write(folder);

        CommandRun run = CommandRun.of(keeping(SmallReviews.training(data, model, "--where", "short=1")));

        assertThat(run.exitCode()).isZero();
        RunSummary kept = only();
        RunHeader header = kept.header();
        assertThat(run.outLines())
                .contains(
                        "Run: " + runs.resolve(header.id()) + " ('./rnn runs show last --runs " + runs + "' shows it)");
        assertThat(header.id()).matches("\\d{8}-\\d{6}-reviews-1");
        assertThat(header.task()).isEqualTo("reviews");
        assertThat(header.command()).startsWith("train", "reviews", "--data", data.toString());
        assertThat(header.seed()).isEqualTo(1);
        assertThat(header.clipNorm()).isEqualTo(5);
        assertThat(header.metric()).isEqualTo("macroF1");
        assertThat(header.dataDigests()).containsExactly(FileDigest.sha256(data));
        assertThat(header.configuration().at("/data/where/0").asText()).isEqualTo("short=1");
        assertThat(header.configuration().at("/layers/0/hiddenSize").asInt()).isEqualTo(6);
        assertThat(header.configuration().at("/training/maxEpochs").asInt()).isEqualTo(2);
        assertThat(header.configuration().at("/settings/embeddingSize").asInt()).isEqualTo(5);
        assertThat(header.environment().path("backend").asText()).isEqualTo("cpu");
        assertThat(kept.state()).isEqualTo(RunState.COMPLETED);
        assertThat(kept.networks())
                .extracting(NetworkSummary::name)
                .containsExactly("recurrent", "recurrent-2", "recurrent-3", "recurrent-4", "pooling-alone");
        for (NetworkSummary network : kept.networks()) {
            assertThat(network.started()).isNotNull();
            assertThat(network.epochs()).hasSize(2);
            assertThat(network.finished()).isNotNull();
        }
    }

    @Test
    void textsAreTracedAtTheEndOfEveryEpoch() {
        Path data = SmallReviews.write(folder);

        CommandRun run = CommandRun.of(keeping(SmallReviews.training(
                data, model, "--members", "1", "--trace", "The box was broken", "--trace", "Good service")));

        assertThat(run.exitCode()).isZero();
        List<RunEvent.Traced> traces = events(RunEvent.Traced.class);
        assertThat(traces)
                .extracting(RunEvent.Traced::network)
                .containsExactly(
                        "recurrent",
                        "recurrent",
                        "recurrent",
                        "recurrent",
                        "pooling-alone",
                        "pooling-alone",
                        "pooling-alone",
                        "pooling-alone");
        RunEvent.Traced trace = traces.get(2);
        assertThat(trace.steps()).containsExactly("the", "box", "was", "broken");
        assertThat(trace.contributions()).hasSize(4).doesNotContain(Double.NaN);
        assertThat(trace.states()).hasSize(4).allSatisfy(state -> assertThat(state)
                .hasSize(6));
        assertThat(trace.answer()).isIn("0", "1");
        assertThat(traces.get(3).steps()).containsExactly("good", "service");
    }

    @Test
    void aTraceThatNobodyWouldSeeIsRefused() {
        CommandRun run = CommandRun.of(SmallReviews.training(SmallReviews.write(folder), model, "--trace", "Good"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo(
                        "--trace: expected --keep-run or --dashboard beside it but got neither. Add one, or leave this one out.");
        assertThat(model).doesNotExist();
    }

    @Test
    void keepingARunChangesNothing() throws IOException {
        Path data = SmallReviews.write(folder);
        Path plain = folder.resolve("plain.safetensors");
        CommandRun.of(SmallReviews.training(data, plain));
        assertThat(runs).doesNotExist();

        CommandRun.of(keeping(SmallReviews.training(data, model)));

        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(plain));
    }

    @Test
    void stepsAreLookedInto() {
        Path data = SmallDevices.write(folder);

        CommandRun run = CommandRun.of(keeping(SmallDevices.training(data, model, "--members", "2")));

        assertThat(run.exitCode()).isZero();
        RunSummary kept = only();
        assertThat(kept.header().metric()).isEqualTo("score");
        assertThat(kept.header().configuration().at("/settings/members").asInt())
                .isEqualTo(2);
        assertThat(kept.networks()).extracting(NetworkSummary::name).containsExactly("recurrent", "recurrent-2");
        for (NetworkSummary network : kept.networks()) {
            List<RunEvent.Stepped> steps = events(RunEvent.Stepped.class).stream()
                    .filter(step -> step.network().equals(network.name()))
                    .toList();
            assertThat(steps).hasSizeGreaterThan(3);
            assertThat(steps.get(0).step()).isEqualTo(1);
            assertThat(steps).allMatch(step -> step.clipped() > 0 && step.clipped() <= 1 && step.usedMemory() > 0);
            RunEvent.Inspected look = events(RunEvent.Inspected.class).stream()
                    .filter(inspected -> inspected.network().equals(network.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(look.parameters()).extracting(ParameterFigures::name).contains("rnn.weight_hh_l0");
            assertThat(look.layers()).singleElement().satisfies(layer -> assertThat(layer.gradientNorms())
                    .hasSize(5));
        }
    }

    @Test
    void aRunOfTicksIsKept() {
        Path data = SmallTicks.write(folder, "AAA", 3);

        CommandRun run = CommandRun.of(keeping(SmallTicks.training(data, model)));

        assertThat(run.exitCode()).isZero();
        RunSummary kept = only();
        assertThat(kept.header().metric()).isEqualTo("r2Log");
        assertThat(kept.networks()).extracting(NetworkSummary::name).containsExactly("recurrent", "both");
        assertThat(kept.state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aTrainingThatIsRefusedHasFailed() {
        Path data = SmallReviews.write(folder.resolve("one.tsv"), "text\tlabel\ngood\t1\nbad\t1\n");

        CommandRun run = CommandRun.of(keeping(SmallReviews.training(data, model)));

        assertThat(run.exitCode()).isEqualTo(2);
        RunSummary kept = only();
        assertThat(kept.state()).isEqualTo(RunState.FAILED);
        assertThat(run.err().strip()).isEqualTo(kept.message());
        assertThat(kept.networks()).isEmpty();
    }

    @Test
    void aTrainingThatIsKilledIsReadableToItsLastLine() throws Exception {
        Path data = SmallReviews.write(folder);
        String[] words = keeping(SmallReviews.training(data, model));
        words[List.of(words).indexOf("--epochs") + 1] = "1000000";

        try (CommandProcess training = CommandProcess.start(words)) {
            training.awaitLine(line -> line.startsWith("  epoch  3 "));
            assertThat(only().state()).isEqualTo(RunState.RUNNING);
        }

        EventLog log = onlyFolder().log();
        while (!log.isOver()) {
            Thread.onSpinWait();
        }
        assertThat(RunSummary.of(log).state()).isEqualTo(RunState.KILLED);
        assertThat(RunSummary.of(log).networks().get(0).epochs()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(CommandRun.of("runs", "list", "--runs", runs.toString()).out())
                .contains(" killed ");
    }

    /** Without the option nobody watches: no class of it is loaded. */
    @Test
    void aTrainingThatIsNotKeptKnowsNothingOfRuns() throws Exception {
        Path data = SmallReviews.write(folder);
        List<String> log = List.of("-Xlog:class+load:file=" + folder.resolve("classes"));

        CommandProcess.runWith(log, SmallReviews.training(data, model));

        assertThat(model).exists();
        assertThat(Files.readAllLines(folder.resolve("classes")))
                .anyMatch(line -> line.contains("io.github.rnn4j.tasks.sentiment.ReviewTraining "))
                .noneMatch(line -> line.contains("io.github.rnn4j.monitoring."));
    }

    @Test
    void aFolderWithoutKeepingIsRefused() {
        Path data = SmallReviews.write(folder);

        assertThat(CommandRun.of(SmallReviews.training(data, model, "--runs", runs.toString()))
                        .refusal())
                .isEqualTo("--runs: expected --keep-run beside it but got none. Add it, or leave this one out.");
        assertThat(model).doesNotExist();
    }

    @Test
    void whereNoRunCanBeKeptNothingIsTrained() throws IOException {
        Path data = SmallReviews.write(folder);
        Files.writeString(runs, "a file");

        assertThat(CommandRun.of(keeping(SmallReviews.training(data, model))).refusal())
                .contains("expected to write it below " + runs + " but got ");
        assertThat(model).doesNotExist();
    }

    private String[] keeping(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--keep-run", "--runs", runs.toString()));
        return all.toArray(String[]::new);
    }

    private RunSummary only() {
        return RunSummary.of(onlyFolder().log());
    }

    private <E extends RunEvent> List<E> events(Class<E> kind) {
        return onlyFolder().log().soFar().stream()
                .map(RunLine::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private RunFolder onlyFolder() {
        return new RunsFolder(runs).find(RunsFolder.LAST);
    }
}
