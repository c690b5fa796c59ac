package io.github.rnn4j.cli;

import io.github.rnn4j.cli.demo.Surroundings;
import io.github.rnn4j.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One command, run in this process with streams of its own. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(String... args) {
        return with("", Map.of(), args);
    }

    static CommandRun withInput(String input, String... args) {
        return with(input, Map.of(), args);
    }

    static CommandRun with(String input, Map<String, String> environment, String... args) {
        return withInput(input.getBytes(StandardCharsets.UTF_8), environment, args);
    }

    static CommandRun withInput(byte[] input, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input),
                false);
        Surroundings surroundings = new Surroundings(environment, "Linux", Path.of("/nowhere"));
        int exitCode = Main.run(args, terminal, surroundings);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** The one line of a refusal. */
    String refusal() {
        if (exitCode != 2 || errLines().size() != 1) {
            throw new AssertionError("expected a refusal in one line with exit code 2 but got " + this);
        }
        return errLines().get(0);
    }
}
