package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which kernels a JVM of its own computes with. */
final class FloatKernelsTest {
    private static final String WITH_MODULE = "--add-modules=jdk.incubator.vector";

    @Test
    void aJvmWithTheModuleStartsPlainAndTurnsToVectorsWithTheSameBits() throws Exception {
        assertThat(run("vector", WITH_MODULE))
                .containsExactly("probe pure Java, vector kernels", "first plain", "then vector, same bits true");
    }

    @Test
    void aJvmWithoutTheModuleStaysPlainAndSaysWhatToAdd() throws Exception {
        assertThat(run("plain"))
                .containsExactly(
                        "probe pure Java, plain kernels: start Java with --add-modules jdk.incubator.vector for vector"
                                + " kernels",
                        "first plain",
                        "then plain, same bits true");
    }

    @Test
    void plainKernelsCanBeAskedFor() throws Exception {
        assertThat(run("plain", WITH_MODULE, "-Drnn4j.cpu.kernels=plain"))
                .containsExactly(
                        "probe pure Java, plain kernels: rnn4j.cpu.kernels is 'plain'",
                        "first plain",
                        "then plain, same bits true");
    }

    @Test
    void vectorKernelsCanBeAskedFor() throws Exception {
        assertThat(run("vector", WITH_MODULE, "-Drnn4j.cpu.kernels=vector"))
                .first()
                .isEqualTo("probe pure Java, vector kernels");
        assertThat(run("vector", WITH_MODULE, "-Drnn4j.cpu.kernels=vector").get(1))
                .startsWith("first vector");
    }

    @Test
    void vectorKernelsThatCannotBeHadAreRefused() throws Exception {
        assertThat(run("vector", "-Drnn4j.cpu.kernels=vector"))
                .last()
                .isEqualTo("rnn4j.cpu.kernels: expected kernels that can run but got 'vector' (start Java with"
                        + " --add-modules jdk.incubator.vector for vector kernels). Or leave the property at 'auto'.");
    }

    @Test
    void kernelsThatDoNotExistAreRefused() throws Exception {
        assertThat(run("vector", "-Drnn4j.cpu.kernels=vectro"))
                .last()
                .isEqualTo("rnn4j.cpu.kernels: expected one of [auto, plain, vector] but got 'vectro' (a system"
                        + " property). Did you mean 'vector'?");
    }

    /** Returns what the program prints. */
    private static List<String> run(String until, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelProgram.class.getName(), until));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
