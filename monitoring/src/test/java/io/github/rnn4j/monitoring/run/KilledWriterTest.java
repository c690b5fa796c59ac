package io.github.rnn4j.monitoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that writes a run is killed, without a chance to clean up. */
@Timeout(120)
class KilledWriterTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 1000, 5000})
    void aKilledRunIsReadableToItsLastLine(int lines) throws Exception {
        Process process = start();
        long last = 0;
        EventLog log;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            log = RunFolder.open(Path.of(out.readLine())).log();
            while (last < lines) {
                last = Long.parseLong(out.readLine());
            }
            assertThat(log.isOver()).isFalse();
            assertThat(RunSummary.of(log).state()).isEqualTo(RunState.RUNNING);
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();

        assertThat(log.isOver()).isTrue();
        List<RunLine> left = RunFolder.open(folder.resolve("killed")).log().soFar();
        assertThat(left).hasSizeGreaterThanOrEqualTo((int) last).isEqualTo(log.soFar());
        for (int i = 0; i < left.size(); i++) {
            assertThat(left.get(i).event()).isEqualTo(Samples.stepped(i + 1, 1.0 / (i + 1)));
        }
        assertThat(RunSummary.of(log).state()).isEqualTo(RunState.KILLED);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EndlessWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
