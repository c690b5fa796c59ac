package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.run.RunFolder;
import io.github.rnn4j.monitoring.run.RunsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code dashboard} and {@code train TASK --dashboard}, with a page server that only remembers. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DashboardCommandTest {
    @TempDir
    private Path folder;

    private Path runs;
    private String[] training;

    @BeforeEach
    void prepare() throws IOException {
        FakePageServer.OPENED.clear();
        runs = folder.resolve("runs");
        training = SmallReviews.training(SmallReviews.write(folder), folder.resolve("m.safetensors"));
    }

    @Test
    void aTrainingIsShownWhileItGoesOnAndKeptOnlyIfThatIsAskedFor() {
        CommandRun run = CommandRun.of(with(training, "--dashboard"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Page: http://127.0.0.1:0/ (shows the training while it goes on)");
        assertThat(run.out()).doesNotContain("Run: ");
        FakePageServer.Opened page = FakePageServer.OPENED.get(0);
        assertThat(page.closedAfterTheEnd).isTrue();
        assertThat(page.log.soFar())
                .extracting(line -> line.event().getClass().getSimpleName())
                .contains("Started", "EpochFinished", "Finished");
        assertThat(page.log.soFar().get(page.log.soFar().size() - 1).event())
                .isEqualTo(new RunEvent.Ended(RunEvent.Outcome.COMPLETED, ""));
        assertThat(runs).doesNotExist();
    }

    @Test
    void aTrainingThatIsKeptTooIsShownFromItsFolder() {
        CommandRun run = CommandRun.of(with(training, "--dashboard", "--keep-run", "--runs", runs.toString()));

        assertThat(run.exitCode()).isZero();
        FakePageServer.Opened page = FakePageServer.OPENED.get(0);
        RunFolder kept = new RunsFolder(runs).find("last");
        assertThat(page.log.header().id()).isEqualTo(kept.header().id());
        assertThat(page.log.soFar()).isEqualTo(kept.log().soFar()).isNotEmpty();
        assertThat(page.closedAfterTheEnd).isTrue();
    }

    @Test
    void theModelIsTheSameWithThePage() throws IOException {
        CommandRun.of(training);
        byte[] plain = Files.readAllBytes(folder.resolve("m.safetensors"));

        CommandRun.of(with(training, "--dashboard"));

        assertThat(Files.readAllBytes(folder.resolve("m.safetensors"))).isEqualTo(plain);
    }

    @Test
    void whereThePageIsServedIsChosen() {
        CommandRun.of(with(training, "--dashboard", "--port", "8081", "--address", "0.0.0.0", "--prometheus"));

        assertThat(FakePageServer.OPENED.get(0).options)
                .hasToString("DashboardOptions[address=0.0.0.0, port=8081, metrics=true]");
    }

    @Test
    void whatSaysWhereIsRefusedWithoutAPage() {
        for (List<String> options :
                List.of(List.of("--port", "1"), List.of("--address", "::1"), List.of("--prometheus"))) {
            assertThat(CommandRun.of(with(training, options.toArray(String[]::new)))
                            .refusal())
                    .isEqualTo(options.get(0)
                            + ": expected --dashboard beside it but got none. Add it, or leave this one out.");
        }
        assertThat(CommandRun.of(with(training, "--dashboard", "--port", "70000"))
                        .refusal())
                .startsWith("port: expected 0 to 65535 but got 70000.");
    }

    @Test
    void aRunThatWasKeptIsWrittenToOneFile() throws IOException {
        CommandRun.of(with(training, "--keep-run", "--runs", runs.toString()));
        Path file = folder.resolve("run.html");

        CommandRun run = CommandRun.of("dashboard", "--runs", runs.toString(), "--html", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("Written: " + file + System.lineSeparator());
        assertThat(Files.readString(file))
                .isEqualTo(new RunsFolder(runs).find("last").header().id());
        assertThat(CommandRun.of("dashboard", "no-such", "--runs", runs.toString())
                        .refusal())
                .startsWith("run 'no-such'");
        assertThat(CommandRun.of(
                                "dashboard",
                                "--runs",
                                runs.toString(),
                                "--html",
                                folder.resolve("none/x.html").toString())
                        .refusal())
                .contains("expected an existing folder");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "interrupts are sent with kill")
    void aRunThatWasKeptIsServedUntilCtrlC() throws Exception {
        assumeFalse(
                CommandProcess.interruptsAreIgnored(),
                "this build was started with interrupts ignored, which processes inherit");
        CommandRun.of(with(training, "--keep-run", "--runs", runs.toString()));
        String id = new RunsFolder(runs).find("last").header().id();

        try (CommandProcess served =
                CommandProcess.start("dashboard", id, "--runs", runs.toString(), "--port", "8082")) {
            served.awaitLine(line -> line.equals("Run " + id + ": http://127.0.0.1:8082/ (Ctrl-C ends it)"));
            served.interrupt();

            assertThat(served.end().lines()).hasSize(1);
        }
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
