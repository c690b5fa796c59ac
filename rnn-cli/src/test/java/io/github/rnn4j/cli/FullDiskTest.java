package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Standard output on a disk that is full, as Linux has one to try with. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FullDiskTest {
    private static final Path FULL = Path.of("/dev/full");

    @Test
    void whatCouldNotBePrintedIsSaid() throws Exception {
        assumeTrue(Files.exists(FULL), "no /dev/full: there is no full disk to try with");

        CommandProcess.Ended ended = CommandProcess.runTo(FULL, "--help");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.lines())
                .containsExactly("standard output: expected to write everything but got No space left on device."
                        + " What was printed is not complete: make room, and run it again.");
    }
}
