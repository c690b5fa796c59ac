package io.github.rnn4j.monitoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLogTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir
    private Path folder;

    @Test
    void whoFollowsARunGetsItsLines() throws Exception {
        try (RunWriter writer = RunWriter.create(folder, Samples.header("one"), InstantSource.system())) {
            EventLog log = RunFolder.open(writer.folder()).log();
            assertThat(log.header()).isEqualTo(writer.header());
            assertThat(log.soFar()).isEmpty();
            CompletableFuture<List<RunLine>> next = waiting(log, 0);

            writer.accept(Samples.stepped(1, 0.5));

            assertThat(next.get()).extracting(RunLine::event).containsExactly(Samples.stepped(1, 0.5));
            assertThat(log.isOver()).isFalse();
            assertThat(log.after(1, 10, Duration.ZERO)).isEmpty();

            writer.accept(Samples.stepped(2, 0.4));
            writer.end(Outcome.COMPLETED, "");

            assertThat(log.after(1, 1, LONG)).extracting(RunLine::id).containsExactly(2L);
            assertThat(log.after(2, 10, LONG)).extracting(RunLine::id).containsExactly(3L);
            assertThat(log.isOver()).isTrue();
            assertThat(log.after(3, 10, LONG)).isEmpty();
        }
    }

    @Test
    void aLineWithoutItsEndDoesNotCountYet() throws IOException {
        Path run = kept(3);
        String line = RunJson.write(new RunLine(4, 5, Samples.stepped(4, 0.1)));
        append(run, line.substring(0, 20));

        try (RunLock held = RunLock.take(run)) {
            EventLog log = RunFolder.open(run).log();
            assertThat(log.soFar()).hasSize(3);
            assertThat(log.isOver()).isFalse();

            append(run, line.substring(20) + "\n");

            assertThat(log.soFar()).hasSize(4);
        }
        assertThat(RunFolder.open(run).log().isOver()).isTrue();
    }

    @Test
    void aRunWhoseWriterIsGoneIsOver() throws Exception {
        Path run = kept(2);
        append(run, "{\"id\":3,\"at");

        EventLog log = RunFolder.open(run).log();

        assertThat(log.after(2, 10, LONG)).isEmpty();
        assertThat(log.isOver()).isTrue();
        assertThat(log.soFar()).hasSize(2);
    }

    @Test
    void aLineThatIsNoneIsRefusedByItsNumber() throws IOException {
        Path run = kept(2);
        append(run, "{}\n");

        assertThatThrownBy(() -> RunFolder.open(run).log().soFar())
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessageStartingWith(run.resolve("events.jsonl") + " line 3: expected ");
    }

    @Test
    void aGapIsRefused() throws IOException {
        Path run = kept(2);
        append(run, RunJson.write(new RunLine(4, 5, Samples.stepped(4, 0.1))) + "\n");

        assertThatThrownBy(() -> RunFolder.open(run).log().soFar())
                .hasMessageContaining("line 3: expected id 3 but got 4. Lines are missing");
    }

    @Test
    void aFolderWithoutAHeaderIsNoRun() {
        assertThatThrownBy(() -> RunFolder.open(folder))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessage(folder + ": expected a run but there is no run.json in it. Name another.");
    }

    /** Leaves a run of so many steps that nobody writes any more, as a kill does. */
    private Path kept(int steps) throws IOException {
        Path run;
        try (RunWriter writer = RunWriter.create(folder, Samples.header("one"), InstantSource.system())) {
            run = writer.folder();
            for (int step = 1; step <= steps; step++) {
                writer.accept(Samples.stepped(step, 0.5));
            }
        }
        Path events = run.resolve("events.jsonl");
        List<String> lines = Files.readAllLines(events);
        Files.write(events, lines.subList(0, steps));
        return run;
    }

    private static void append(Path run, String text) throws IOException {
        Files.writeString(run.resolve("events.jsonl"), text, StandardOpenOption.APPEND);
    }

    private static CompletableFuture<List<RunLine>> waiting(EventLog log, long id) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return log.after(id, 10, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
