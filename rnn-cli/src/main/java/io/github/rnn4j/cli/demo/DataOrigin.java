package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where data come from, in the words of what carries them.
 *
 * @param from what was fetched, by what
 * @param origin who made the data
 * @param licence under which licence they are, as far as the package says
 */
@Internal
public record DataOrigin(String from, String origin, String licence) {
    /**
     * Shows it.
     *
     * @param file where the data are kept
     */
    public void print(PrintStream out, Path file) {
        out.println("  from     " + from + ": " + file);
        out.println("  origin   " + origin);
        out.println("  licence  " + licence);
    }

    /** Returns it by what each line says. */
    public Map<String, String> lines() {
        return new TreeMap<>(Map.of("from", from, "origin", origin, "licence", licence));
    }
}
