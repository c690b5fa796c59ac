package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Rows that one process answers, and others that go on where the one before stopped. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SnapshotAcrossProcessesTest {
    @TempDir
    private Path folder;

    /** A model, and a table that some process is to answer as a whole and others in parts. */
    private record Feed(Path model, List<String> rows) {
        String part(int from, int to) {
            return rows.get(0) + "\n" + String.join("\n", rows.subList(from, to)) + "\n";
        }

        String[] words(Stream<String> more) {
            return Stream.concat(Stream.of("predict", "--model", model.toString(), "--json"), more)
                    .toArray(String[]::new);
        }
    }

    private Feed devices() throws IOException {
        Path data = SmallDevices.write(folder);
        Path model = folder.resolve("devices.safetensors");
        // Each pump is measured by its own first frames: more is remembered of it than a window.
        assertThat(CommandRun.of(SmallDevices.training(data, model, "--scale", "run:20"))
                        .exitCode())
                .isZero();
        return new Feed(model, Files.readAllLines(data).subList(0, 260));
    }

    private Feed ticks() throws IOException {
        Path data = SmallTicks.write(folder, "A", 3);
        Path model = folder.resolve("ticks.safetensors");
        assertThat(CommandRun.of(SmallTicks.training(data, model)).exitCode()).isZero();
        return new Feed(model, Files.readAllLines(data).subList(0, 260));
    }

    private List<String> answers(Feed feed, int from, int to, String... more) throws Exception {
        Path input = Files.writeString(folder.resolve("rows.csv"), feed.part(from, to));
        CommandProcess.Ended ended = CommandProcess.run(input, feed.words(Stream.of(more)));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return withoutLine(ended.lines());
    }

    private static List<String> whole(Feed feed) {
        return answersHere(feed, 1, 260);
    }

    private static List<String> answersHere(Feed feed, int from, int to) {
        return withoutLine(CommandRun.withInput(feed.part(from, to), feed.words(Stream.of()))
                .outLines());
    }

    private static List<String> withoutLine(List<String> answers) {
        return answers.stream()
                .map(answer -> answer.replaceAll("\"line\":[0-9]+,", ""))
                .toList();
    }

    private void partsAreTheWhole(Feed feed) throws Exception {
        String states = folder.resolve("states.safetensors").toString();
        List<String> whole = whole(feed);
        List<String> parts = new ArrayList<>(answers(feed, 1, 113, "--snapshot", states));
        parts.addAll(answers(feed, 113, 260, "--snapshot", states));

        assertThat(whole).hasSize(259);
        assertThat(parts).containsExactlyElementsOf(whole);
        // What the second part begins with needs what the first one left.
        assertThat(answersHere(feed, 113, 260)).isNotEqualTo(whole.subList(112, 259));
    }

    @Test
    void devicesGoOnInANewProcess() throws Exception {
        partsAreTheWhole(devices());
    }

    @Test
    void ticksGoOnInANewProcess() throws Exception {
        partsAreTheWhole(ticks());
    }

    private void afterCtrlCTheRestIsTheSame(Feed feed) throws Exception {
        assumeFalse(
                CommandProcess.interruptsAreIgnored(),
                "this build was started with interrupts ignored, which processes inherit");
        String states = folder.resolve("states.safetensors").toString();
        List<String> whole = whole(feed);
        List<String> parts = new ArrayList<>();
        try (CommandProcess first = CommandProcess.start(feed.words(Stream.of("--snapshot", states)))) {
            first.write(feed.part(1, 113));
            first.awaitLine(answer -> answer.contains("\"line\":113,"));
            first.interrupt();
            CommandProcess.Ended ended = first.end();
            assertThat(ended.exitCode()).isEqualTo(130);
            parts.addAll(withoutLine(ended.lines()));
        }
        parts.addAll(answers(feed, 113, 260, "--snapshot", states));

        assertThat(parts).containsExactlyElementsOf(whole);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "interrupts are sent with kill")
    void devicesGoOnAfterCtrlC() throws Exception {
        afterCtrlCTheRestIsTheSame(devices());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "interrupts are sent with kill")
    void ticksGoOnAfterCtrlC() throws Exception {
        afterCtrlCTheRestIsTheSame(ticks());
    }
}
