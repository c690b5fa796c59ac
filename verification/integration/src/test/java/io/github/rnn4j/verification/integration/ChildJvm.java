package io.github.rnn4j.verification.integration;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program of these tests in a process of its own, on this process's class path: an engine starts once in a process. */
final class ChildJvm {
    /** What a process left behind. */
    record Outcome(int exit, List<String> out, String err) {}

    private final Path folder;
    private final List<String> starter = new ArrayList<>();
    private final List<String> options = new ArrayList<>();

    /**
     * Prepares a process.
     *
     * @param folder an empty one, where it runs and where what it prints goes
     */
    ChildJvm(Path folder) {
        this.folder = folder;
        options.addAll(List.of(System.getProperty("rnn.test.engine-flags").split(" ")));
        options.addAll(List.of("-Xmx256m", "-DDJL_CACHE_DIR=" + System.getProperty("DJL_CACHE_DIR")));
    }

    /** Starts Java by another program. */
    ChildJvm under(List<String> program) {
        starter.addAll(program);
        return this;
    }

    ChildJvm with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Outcome run(Class<?> program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectOutput(out).redirectError(err);
        // Java announces its options from the environment on stderr; the others would do what the backend is to do.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "DJL_OFFLINE", "OPT_OUT_TRACKING"));
        int exit = builder.start().waitFor();
        return new Outcome(exit, read(out).lines().toList(), read(err));
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.ISO_8859_1);
    }
}
