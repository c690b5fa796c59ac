package io.github.rnn4j.cli;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.demo.Surroundings;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.failure.Refusals;
import io.github.rnn4j.cli.output.ProcessOutput;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.start.VectorRestart;
import io.github.rnn4j.cli.wiring.CommandLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Where the command line starts. */
@Internal
public final class Main {
    private static final char UNREADABLE = '\uFFFD';

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        if (VectorRestart.isWanted(args)) {
            System.exit(VectorRestart.run(Main.class, args));
        }
        Surroundings surroundings = Surroundings.ofProcess();
        ProcessOutput out = new ProcessOutput(new FileOutputStream(FileDescriptor.out));
        Terminal terminal = Terminal.ofProcess(surroundings.environment(), out);
        int exitCode = run(args, terminal, surroundings);
        terminal.flush();
        System.exit(exitCode == ExitCode.DONE ? complete(out, terminal) : exitCode);
    }

    /** Returns the exit code of a command that is done, once all that it printed is where it should be. */
    private static int complete(ProcessOutput out, Terminal terminal) {
        return out.loss()
                .map(reason -> new Refusals(terminal)
                        .report(
                                new RnnException(
                                        ErrorCode.INPUT_OUTPUT,
                                        "standard output: expected to write everything but got " + reason
                                                + ". What was printed is not complete: make room, and run it again."),
                                false))
                .orElse(ExitCode.DONE);
    }

    /** Runs one command and returns its exit code. */
    static int run(String[] args, Terminal terminal, Surroundings surroundings) {
        Refusals refusals = new Refusals(terminal);
        try {
            checkReadable(args);
            return CommandLines.create(terminal, surroundings).execute(args);
        } catch (RnnException | Error failure) {
            return refusals.report(failure, false);
        }
    }

    /** Java reads arguments in the system's encoding; what that cannot say is lost before we see it, so it is refused. */
    private static void checkReadable(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].indexOf(UNREADABLE) >= 0) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "argument " + (i + 1) + ": expected text but got '" + args[i]
                                + "', for Java reads arguments as " + System.getProperty("sun.jnu.encoding")
                                + " here. Set LC_ALL=C.UTF-8, or hand texts in on standard input.");
            }
        }
    }
}
