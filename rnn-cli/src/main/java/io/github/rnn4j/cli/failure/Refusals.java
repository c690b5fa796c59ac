package io.github.rnn4j.cli.failure;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.output.Terminal;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Turns every failure into exactly one line on the error stream and an exit code; {@code -v} adds where in the program it
 * came about. Thread-safe.
 */
@Internal
public final class Refusals implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final String OUR_FAULT = "rnn4j: this is a fault of ours, not of your input: ";
    private static final String REPORT = " Run again with -v and report what it prints.";

    private final Terminal terminal;

    /** Refuses on this terminal. */
    public Refusals(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        terminal.out().flush();
        terminal.err().println(oneLine(ParameterMessages.of(failure)));
        return ExitCode.USER;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        return report(failure, isVerbose(command));
    }

    /** Reports a failure and returns the exit code. */
    public int report(Throwable failure, boolean verbose) {
        terminal.out().flush();
        PrintStream err = terminal.err();
        err.println(oneLine(message(failure)));
        if (verbose) {
            failure.printStackTrace(err);
        }
        return failure instanceof RnnException known ? ExitCode.of(known.code().group()) : ExitCode.FAULT;
    }

    private static String message(Throwable failure) {
        if (failure instanceof RnnException known) {
            return switch (known.code().group()) {
                case USER, RESOURCES -> String.valueOf(known.getMessage());
                case INTERNAL -> OUR_FAULT + known.getMessage() + "." + REPORT;
            };
        }
        if (failure instanceof OutOfMemoryError) {
            return "memory: expected enough for this data but Java's heap is used up (at most "
                    + Runtime.getRuntime().maxMemory() / (1 << 20)
                    + " MiB). Give it more, for instance with the environment variable JAVA_TOOL_OPTIONS=-Xmx4g.";
        }
        return OUR_FAULT + failure + "." + REPORT;
    }

    private static boolean isVerbose(CommandLine command) {
        OptionSpec option = command.getCommandSpec().findOption("-v");
        return option != null && Boolean.TRUE.equals(option.getValue());
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
