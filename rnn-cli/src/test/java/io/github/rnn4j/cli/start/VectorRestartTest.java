package io.github.rnn4j.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorRestartTest {
    private static final String ASKED = "-Drnn.launcher.vector=true";
    private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector";

    @TempDir
    private Path folder;

    @Test
    void commandsOfTheLauncherHaveVectorKernelsAndNoWarning() throws Exception {
        Ended ended = run(List.of(ASKED), "backends");

        assertThat(ended.errors()).isEmpty();
        assertThat(ended.output()).contains("pure Java, vector kernels");
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void otherStartsOfJavaAreLeftAsTheyAre() throws Exception {
        Ended ended = run(List.of(), "backends");

        assertThat(ended.output()).contains("plain kernels: start Java with --add-modules jdk.incubator.vector");
        assertThat(ended.errors()).isEmpty();
    }

    @Test
    void refusalsPassThroughWithTheirExitCode() throws Exception {
        Ended ended = run(List.of(ASKED), "train", "reviews", "--data", "no-such.tsv");

        assertThat(ended.errors()).hasLineCount(1).contains("no-such.tsv");
        assertThat(ended.output()).isEmpty();
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "one line", "one\ntwo\n", "WARNING: Using incu", "WARNING: Using incubator modules: other\n"
            })
    void nothingIsDroppedButTheWarning(String text) {
        assertThat(passedOn(text)).isEqualTo(text);
        assertThat(passedOn(WARNING + System.lineSeparator() + text)).isEqualTo(text);
    }

    private static String passedOn(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VectorRestart.passOn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private record Ended(int exitCode, String output, String errors) {}

    private Ended run(List<String> flags, String... arguments) throws Exception {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Ended(exitCode, Files.readString(output), Files.readString(errors));
    }
}
