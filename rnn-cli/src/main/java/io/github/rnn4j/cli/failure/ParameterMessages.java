package io.github.rnn4j.cli.failure;

import io.github.rnn4j.api.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our own words what is wrong with the words of a command line. */
final class ParameterMessages {
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown option: '([^']*)'");

    /** It decides the class path, so it is read before this program starts. */
    private static final String LAUNCHERS_OPTION = "--with";

    private ParameterMessages() {}

    static String of(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unknown(word(unmatched), command);
        }
        if (failure instanceof MissingParameterException missing) {
            return missing(missing, command);
        }
        if (failure instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + ": expected it once but got it twice (" + name(command) + ")."
                    + help(command);
        }
        ArgSpec argument = failure.getArgSpec();
        if (failure.getCause() instanceof TypeConversionException && argument != null && failure.getValue() != null) {
            return name(argument) + ": expected " + wanted(argument) + " but got '" + failure.getValue() + "' ("
                    + name(command) + ").";
        }
        return end(String.valueOf(failure.getMessage())) + help(command);
    }

    /** Where an unknown option stands for another's value, picocli names it in its message only. */
    private static String word(UnmatchedArgumentException failure) {
        Matcher named = UNKNOWN_OPTION.matcher(String.valueOf(failure.getMessage()));
        return failure.getUnmatched().isEmpty() && named.find()
                ? named.group(1)
                : failure.getUnmatched().get(0);
    }

    private static String unknown(String word, CommandSpec command) {
        if (word.startsWith("-")) {
            String given = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (given.equals(LAUNCHERS_OPTION)) {
                return given + ": expected it once, right after './rnn', which takes it, but got it here ("
                        + name(command) + "). Write './rnn --with nd4j,djl COMMAND'.";
            }
            List<String> known = new ArrayList<>(command.optionsMap().keySet());
            return "option '" + given + "' is unknown (" + name(command) + ")." + Suggestion.sentence(given, known)
                    + help(command);
        }
        List<String> commands = new ArrayList<>(command.subcommands().keySet());
        if (commands.isEmpty()) {
            return "'" + word + "': expected an option but got this word (" + name(command) + ")." + help(command);
        }
        String kind = "TASK".equals(command.usageMessage().synopsisSubcommandLabel()) ? "task" : "command";
        return kind + " '" + word + "' not found. Available: "
                + commands.stream().sorted().collect(Collectors.joining(", ")) + "."
                + Suggestion.sentence(word, commands);
    }

    private static String missing(MissingParameterException failure, CommandSpec command) {
        String names =
                failure.getMissing().stream().map(ParameterMessages::name).collect(Collectors.joining(", "));
        // picocli has one type for both and tells them apart in its message only.
        return String.valueOf(failure.getMessage()).contains("parameter for option")
                ? names + ": expected a value after it but got none (" + name(command) + ")." + help(command)
                : names + ": expected it to be given, for " + name(command) + " needs it." + help(command);
    }

    private static String wanted(ArgSpec argument) {
        Class<?> type =
                argument.typeInfo().isMultiValue() ? argument.typeInfo().getAuxiliaryTypes()[0] : argument.type();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        return type == double.class || type == Double.class
                ? "a number"
                : "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName();
    }

    private static String end(String message) {
        return message.endsWith(".") ? message : message + ".";
    }

    private static String help(CommandSpec command) {
        return " '" + name(command) + " --help' lists what there is.";
    }
}
