package io.github.rnn4j.verification.integration.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python that has PyTorch.
 *
 * @param command how it is started
 */
record PythonWithTorch(String command) {
    private static final long MINUTES = 2;

    /** Returns one; else skips the test that asks. */
    static PythonWithTorch orSkip() throws IOException, InterruptedException {
        for (String command : List.of("python3", "/usr/bin/python3")) {
            if (isThere(command)
                    && start(List.of(command, "-c", "import torch")).exit() == 0) {
                return new PythonWithTorch(command);
            }
        }
        assumeTrue(false, "there is no python3 with PyTorch here (Debian: apt install python3-torch)");
        throw new AssertionError("not reached: the test is skipped");
    }

    private static boolean isThere(String command) {
        if (command.startsWith("/")) {
            return Files.isExecutable(Path.of(command));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(File.pathSeparator)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Runs a script of {@code verification/pytorch}, which must end well. */
    void run(String script, String... arguments) throws IOException, InterruptedException {
        Path scripts = Path.of("..", "pytorch").toAbsolutePath().normalize();
        List<String> words =
                new ArrayList<>(List.of(command, scripts.resolve(script).toString()));
        words.addAll(List.of(arguments));
        Ended ended = start(words);
        assertThat(ended.exit()).as("%s printed: %s", script, ended.output()).isZero();
    }

    private static Ended start(List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("rnn4j-python-", ".log");
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean done = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!done) {
                process.destroyForcibly().waitFor();
            }
            return new Ended(done ? process.exitValue() : -1, Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private record Ended(int exit, String output) {}
}
