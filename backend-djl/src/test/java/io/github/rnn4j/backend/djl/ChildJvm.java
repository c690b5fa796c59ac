package io.github.rnn4j.backend.djl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A Java process of its own: an engine starts once in a process, and some class paths lack parts of it. */
final class ChildJvm {
    private final List<String> prefix = new ArrayList<>();
    private final List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m"));
    private Predicate<String> kept = entry -> true;

    /** What a process left behind. */
    record Outcome(int exit, String out, String err) {}

    /** Leaves out the jars whose names start so. */
    ChildJvm without(String... jars) {
        kept = kept.and(entry -> Arrays.stream(jars)
                .noneMatch(jar -> Path.of(entry).getFileName().toString().startsWith(jar)));
        return this;
    }

    ChildJvm with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Starts Java by another program. */
    ChildJvm under(String... program) {
        prefix.addAll(List.of(program));
        return this;
    }

    /** Runs a program in a temporary folder until it ends. */
    Outcome run(Path folder, Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-DDJL_CACHE_DIR=" + System.getProperty("DJL_CACHE_DIR"));
        // What was said last holds.
        command.addAll(
                options.stream().filter(option -> option.startsWith("-D")).toList());
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectOutput(out).redirectError(err);
        // Options for every JVM are announced on stderr, which is to be empty here.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "DJL_OFFLINE", "OPT_OUT_TRACKING"));
        int exit = builder.start().waitFor();
        return new Outcome(exit, read(out), read(err));
    }

    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(kept)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.ISO_8859_1).strip();
    }
}
