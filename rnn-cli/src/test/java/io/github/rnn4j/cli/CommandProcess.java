package io.github.rnn4j.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One command in a Java of its own, with standard error among its output. */
final class CommandProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final List<String> lines = new ArrayList<>();

    private CommandProcess(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What a process left behind. */
    record Ended(int exitCode, List<String> lines) {}

    private static ProcessBuilder builder(List<String> words) {
        return builder(List.of(), words);
    }

    private static ProcessBuilder builder(List<String> flags, List<String> words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(words);
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** Starts a command whose standard input stays open. */
    static CommandProcess start(String... words) throws IOException {
        return new CommandProcess(builder(List.of(words)).start());
    }

    /** Runs a command to its end, in a Java with these flags. */
    static Ended runWith(List<String> flags, String... words) throws IOException, InterruptedException {
        try (CommandProcess started =
                new CommandProcess(builder(flags, List.of(words)).start())) {
            return started.end();
        }
    }

    /** Runs a command to its end, with a file as its standard input. */
    static Ended run(Path input, String... words) throws IOException, InterruptedException {
        try (CommandProcess started = new CommandProcess(
                builder(List.of(words)).redirectInput(input.toFile()).start())) {
            return started.end();
        }
    }

    /** Runs a command to its end, with its standard output in a file; the lines are those of its errors. */
    static Ended runTo(Path output, String... words) throws IOException, InterruptedException {
        Process process = builder(List.of(words))
                .redirectErrorStream(false)
                .redirectOutput(output.toFile())
                .start();
        List<String> errors =
                process.errorReader(StandardCharsets.UTF_8).lines().toList();
        return new Ended(process.waitFor(), errors);
    }

    /** Writes to its standard input, which stays open. */
    void write(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Reads lines up to the first that is as wanted, or to the end. */
    void awaitLine(Predicate<String> wanted) throws IOException {
        for (String next = out.readLine(); next != null; next = out.readLine()) {
            lines.add(next);
            if (wanted.test(next)) {
                return;
            }
        }
    }

    /** Sends what Ctrl-C sends. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end. */
    Ended end() throws IOException, InterruptedException {
        awaitLine(line -> false);
        return new Ended(process.waitFor(), List.copyOf(lines));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A shell's background jobs ignore interrupts, and a process passes that on to those it starts. */
    static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(entry -> entry.startsWith("SigIgn:"))
                .map(entry -> entry.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        int interrupt = 2;
        return (Long.parseUnsignedLong(ignored, 16) >> (interrupt - 1) & 1) != 0;
    }
}
