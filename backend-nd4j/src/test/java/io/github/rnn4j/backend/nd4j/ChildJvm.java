package io.github.rnn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Runs a main class of the tests in a process of its own, on this process's class path less some of it, cut off from networks. */
final class ChildJvm {
    /** What the child printed. */
    record Printed(List<String> out, String err, int status) {}

    private final Path folder;
    private final List<String> options = new ArrayList<>();
    private final List<String> classPath =
            new ArrayList<>(Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator)));

    ChildJvm(Path folder) {
        this.folder = folder;
        options.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    }

    ChildJvm without(Predicate<String> fileName) {
        int before = classPath.size();
        classPath.removeIf(entry -> fileName.test(Path.of(entry).getFileName().toString()));
        assertThat(classPath).as("class path without what was to go").hasSizeLessThan(before);
        return this;
    }

    ChildJvm with(Path entry) {
        classPath.add(entry.toString());
        return this;
    }

    ChildJvm option(String option) {
        options.add(option);
        return this;
    }

    Printed run(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(offline());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main.getName()));
        command.addAll(List.of(arguments));
        try {
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            int status = process.waitFor();
            return new Printed(Files.readAllLines(out), Files.readString(err), status);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Where the system lets us, the child sees no network device; elsewhere it merely has no need of one. */
    private static List<String> offline() {
        List<String> unshare = List.of("unshare", "--user", "--map-root-user", "--net");
        List<String> trialCommand = new ArrayList<>(unshare);
        trialCommand.add("true");
        try {
            Process trial =
                    new ProcessBuilder(trialCommand).redirectErrorStream(true).start();
            return trial.waitFor(30, TimeUnit.SECONDS) && trial.exitValue() == 0 ? unshare : List.of();
        } catch (IOException none) {
            return List.of();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
