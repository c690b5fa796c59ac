package io.github.rnn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tck.fixture.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Off-heap memory stays flat, in a process with a heap of fixed size, so that nothing else can grow. */
class Nd4jMemoryTest {
    private static final long MOST_GROWTH = 64;

    @TempDir
    Path folder;

    @Test
    void tenThousandStepsLeaveMemoryAsItWas() {
        assumeTrue(Files.exists(Path.of("/proc/self/statm")), "resident memory is read from /proc, which is not here");
        ChildJvm.Outcome printed = new ChildJvm()
                .option("-Xms96m")
                .option("-Xmx96m")
                .option("-XX:+AlwaysPreTouch")
                .run(folder, MemoryMain.class, "2000", "10000");
        assertThat(printed.err()).as("standard error").isEmpty();
        assertThat(printed.status()).isZero();
        assertThat(printed.lines()).hasSize(2);
        String[] live = printed.lines().get(0).split(" ", -1);
        assertThat(live[live.length - 1]).as(printed.lines().get(0)).isEqualTo(live[live.length - 2]);
        String[] growth = printed.lines().get(1).split(" ", -1);
        assertThat(Long.parseLong(growth[growth.length - 1]))
                .as("resident memory in megabytes grown after the warm-up")
                .isLessThan(MOST_GROWTH);
    }
}
