package io.github.rnn4j.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes commands so that they can be copied into a shell. */
final class CommandText {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=+,@%~-]+");

    private CommandText() {}

    /** Returns the command with words that a shell would take apart in quotation marks. */
    static String of(String command, String option, String value, String listOption, List<String> values) {
        List<String> words = new ArrayList<>(List.of(command, option, value, listOption));
        words.addAll(values);
        return of(words);
    }

    /** Returns the command of these words after its name. */
    static String of(List<String> words) {
        return Stream.concat(Stream.of("./rnn"), words.stream())
                .map(CommandText::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : '"' + word.replaceAll("([\"\\\\$`])", "\\\\$1") + '"';
    }
}
