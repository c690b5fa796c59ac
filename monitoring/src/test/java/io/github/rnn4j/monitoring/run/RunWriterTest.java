package io.github.rnn4j.monitoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunWriterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(Samples.STARTED_AT));

    @TempDir
    private Path folder;

    @Test
    void aRunIsAFolderOfItsOwn() throws IOException {
        Path runs = folder.resolve("a/b");
        try (RunWriter writer = RunWriter.create(runs, Samples.header("one"), CLOCK)) {
            Samples.events().forEach(writer);

            assertThat(writer.folder()).isEqualTo(runs.resolve("one"));
            assertThat(writer.problem()).isEmpty();
        }

        assertThat(names(runs.resolve("one"))).containsExactly("events.jsonl", "run.json");
        assertThat(RunJson.header(Files.readString(runs.resolve("one/run.json")), "run"))
                .isEqualTo(Samples.header("one"));
        List<String> lines = Files.readAllLines(runs.resolve("one/events.jsonl"));
        assertThat(lines)
                .containsExactlyElementsOf(IntStream.range(0, Samples.events().size())
                        .mapToObj(i -> new RunLine(
                                i + 1, Samples.STARTED_AT, Samples.events().get(i)))
                        .map(RunJson::write)
                        .toList());
    }

    @Test
    void aLineIsThereWhenItWasAccepted() throws IOException {
        try (RunWriter writer = RunWriter.create(folder, Samples.header("one"), CLOCK)) {
            Path events = writer.folder().resolve("events.jsonl");
            assertThat(events).isEmptyFile();

            writer.accept(Samples.stepped(1, 0.5));

            assertThat(Files.readAllLines(events)).hasSize(1);
            assertThat(names(writer.folder())).contains("writer.lock");
        }
    }

    @Test
    void runsOfOneNameGetNumbers() {
        try (RunWriter first = RunWriter.create(folder, Samples.header("one"), CLOCK);
                RunWriter second = RunWriter.create(folder, Samples.header("one"), CLOCK);
                RunWriter third = RunWriter.create(folder, Samples.header("one"), CLOCK)) {
            assertThat(List.of(first, second, third))
                    .extracting(writer -> writer.header().id())
                    .containsExactly("one", "one-2", "one-3");
            assertThat(RunFolder.open(third.folder()).header()).isEqualTo(Samples.header("one-3"));
        }
    }

    @Test
    void closingTwiceEndsOnce() {
        RunWriter writer = RunWriter.create(folder, Samples.header("one"), CLOCK);
        writer.end(Outcome.INTERRUPTED, "stopped");
        writer.close();
        writer.close();
        writer.accept(Samples.stepped(1, 0.5));

        assertThat(RunFolder.open(writer.folder()).log().soFar())
                .containsExactly(
                        new RunLine(1, Samples.STARTED_AT, new RunEvent.Ended(Outcome.INTERRUPTED, "stopped")));
        assertThat(writer.problem()).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the disk that is full is /dev/full")
    void onAFullDiskTheRunGoesOn() throws IOException {
        Path full = Files.createSymbolicLink(folder.resolve("events.jsonl"), Path.of("/dev/full"));
        try (RunWriter writer = RunWriter.open(folder, Samples.header("one"), CLOCK)) {
            writer.accept(Samples.stepped(1, 0.5));
            writer.accept(Samples.stepped(2, 0.5));

            assertThat(writer.problem()).hasValueSatisfying(problem -> assertThat(problem)
                    .startsWith("run 'one': expected to write it but got IOException ")
                    .contains("It is kept up to there."));
        } finally {
            Files.delete(full);
        }
    }

    @Test
    void whereNoFolderCanBeItIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> RunWriter.create(file, Samples.header("one"), CLOCK))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_OUTPUT))
                .hasMessageStartingWith("run 'one': expected to write it below " + file);
    }

    @Test
    void theNameOfARunSaysWhenItWasStarted() {
        assertThat(RunHeader.id(LocalDateTime.of(2026, 11, 29, 14, 15, 1), "ticks", 7))
                .isEqualTo("20261129-141501-ticks-7");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
