package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.output.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Reads texts from a stream, one a line, as they come. */
final class TextLines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextLines() {}

    /** Tells who sits at a terminal what is waited for. */
    static void prompt(Terminal terminal, String what) {
        if (terminal.interactive()) {
            terminal.err().println(what + "; the end of input ends it (Ctrl-D, on Windows Ctrl-Z).");
        }
    }

    /**
     * Hands over each line until there are no more or none is wanted.
     *
     * @param wanted takes a line and says whether another one is wanted
     * @throws RnnException with code {@code INVALID_DATA} if a line is not UTF-8
     */
    static void forEach(InputStream in, Predicate<String> wanted) {
        int number = 1;
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(
                    in,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            String line = reader.readLine();
            if (line != null && line.startsWith(BYTE_ORDER_MARK)) {
                line = line.substring(1);
            }
            while (line != null && wanted.test(line)) {
                number++;
                line = reader.readLine();
            }
        } catch (CharacterCodingException e) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    "standard input: expected UTF-8 but got other bytes (in or after line " + number
                            + "). Convert it first.",
                    e);
        } catch (IOException e) {
            throw new RnnException(ErrorCode.INPUT_OUTPUT, "standard input: expected lines but got " + e + ".", e);
        }
    }
}
