package io.github.rnn4j.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tck.fixture.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native memory is freed when it is said, not when the collector comes by. */
class DjlMemoryTest {
    /** What the process may grow by while it trains. */
    private static final long ALLOWED_MIB = 64;

    @TempDir
    private Path folder;

    @Test
    void aLongTrainingLeavesNothingBehind() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "the memory of a process is read from /proc");
        ChildJvm.Outcome outcome = new ChildJvm()
                .option("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch")
                .run(folder, MemoryProgram.class, "2000");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        Map<String, Long> grown = Arrays.stream(outcome.out().split("\n"))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));
        assertThat(grown.get("tensors")).as("live tensors more than before").isZero();
        assertThat(grown.get("arrays"))
                .as("arrays of the engine more than before")
                .isZero();
        assertThat(grown.get("MiB")).as("MiB more than before").isLessThan(ALLOWED_MIB);
    }
}
