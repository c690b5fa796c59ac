package io.github.rnn4j.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.command.RnnCommand;
import io.github.rnn4j.cli.demo.Surroundings;
import io.github.rnn4j.cli.failure.Refusals;
import io.github.rnn4j.cli.output.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Puts the command line together. */
@Internal
public final class CommandLines {
    private CommandLines() {}

    /** Returns the command line on a terminal, with all its commands. */
    public static CommandLine create(Terminal terminal, Surroundings surroundings) {
        // Guice reads it when it is loaded. Without it, Java 24 and newer warn of what Guice does to make classes.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new CommandModule(terminal, surroundings));
        CommandLine commandLine = new CommandLine(new RnnCommand(), new InjectedFactory(injector));
        Refusals refusals = injector.getInstance(Refusals.class);
        commandLine.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        // A text may begin with '@' and is no file of arguments.
        commandLine.setExpandAtFiles(false);
        // '--data a.tsv --hiden 3' misspells an option and names no file.
        commandLine.setUnmatchedOptionsAllowedAsOptionParameters(false);
        commandLine.setParameterExceptionHandler(refusals);
        commandLine.setExecutionExceptionHandler(refusals);
        return commandLine;
    }

    /** Has commands made by the injector, and everything else that picocli asks for by picocli itself. */
    private record InjectedFactory(Injector injector) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (injector.getExistingBinding(Key.get(type)) == null) {
                return CommandLine.defaultFactory().create(type);
            }
            return injector.getInstance(type);
        }
    }
}
