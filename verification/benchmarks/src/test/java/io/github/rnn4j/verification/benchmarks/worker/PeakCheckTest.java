package io.github.rnn4j.verification.benchmarks.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeakCheckTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void leastPartThatJavaReachedIsFound() {
        Peaks inJava = new Peaks(3, 8, 2, 90, 1.3, 3, new TreeMap<>(Map.of(32768L, 160.0)));
        Map<String, Double> inC = PeakCheck.figures(
                "gigaHertz 3\nlanes 8\nfmaNanos 1.3\ngigaFlops 96\nbandwidth.32768 200\nbandwidth.65536 150\n");

        assertThat(PeakCheck.print(inJava, inC, new PrintWriter(out))).isCloseTo(0.8, within(1e-9));
        assertThat(out.toString())
                .containsPattern("GFLOP/s +90.00 +96.00 +0.94")
                .containsPattern("reading 32 KiB, GB/s +160.00 +200.00 +0.80");
    }

    @Test
    void withoutCompilerThatIsSaidInOneLine() throws Exception {
        Files.createDirectories(folder.resolve("gcc"));

        int exitCode = PeakCheck.run(folder.toString(), new PrintWriter(out), new PrintWriter(err, true));

        assertThat(exitCode).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "gcc: expected a C compiler to check the peaks with but found none on PATH."
                                + " Install gcc, or leave --check-peaks out.\n");
    }
}
