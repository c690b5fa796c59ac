package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tck.fixture.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the counts of a backend cannot show: memory of the engine that is neither in a tensor nor in the heap. */
@Experimental
public abstract class ResidentMemoryTck extends BackendContract {
    private static final int STEPS = 2000;
    private static final long ALLOWED_KIB = 64 * 1024;

    @TempDir
    private Path folder;

    /** For subclasses; JUnit fills the folder. */
    @SuppressWarnings("NullAway.Init")
    protected ResidentMemoryTck() {}

    @ContractRule(Rule.STEADY_MEMORY)
    @Test
    void aLongTrainingKeepsItsMemory() throws IOException {
        assumeTrue(
                Files.exists(ResidentMemoryProgram.STATUS),
                "the memory of a process is read from " + ResidentMemoryProgram.STATUS + ", which this system has not");
        Path result = folder.resolve("result");
        ChildJvm.Outcome outcome = new ChildJvm()
                .option("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch")
                .run(
                        folder,
                        ResidentMemoryProgram.class,
                        provider().getClass().getName(),
                        Integer.toString(STEPS),
                        result.toString());
        assertThat(outcome.status()).as("exit code; %s", outcome.err()).isZero();
        long grown = Long.parseLong(Files.readString(result));
        assertThat(grown)
                .as("KiB of resident memory that %d steps of training added, on a heap of fixed size", STEPS)
                .isLessThan(ALLOWED_KIB);
    }
}
