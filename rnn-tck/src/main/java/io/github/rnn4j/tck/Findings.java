package io.github.rnn4j.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a process of its own found out, a line {@code word value} each, in a file: its standard output is to stay empty. */
record Findings(Path file) {
    void add(String word, Object value) {
        try {
            Files.writeString(
                    file,
                    word + value + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
