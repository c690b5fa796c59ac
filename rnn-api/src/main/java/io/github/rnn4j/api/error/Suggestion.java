package io.github.rnn4j.api.error;

import io.github.rnn4j.api.annotation.Stable;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that a user most likely meant, for messages such as <em>Did you mean 'nd4j'?</em>. The distance is
 * Levenshtein's; a name more than a third of its letters (at least two) away is no suggestion.
 */
@Stable
public final class Suggestion {
    private Suggestion() {}

    /** Returns the nearest of the known names, if one is near enough. */
    public static Optional<String> nearest(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(given, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.<String>comparingInt(name -> distance(given, name))
                        .thenComparing(name -> name));
    }

    /** Returns {@code " Did you mean 'x'?"}, or nothing where no known name is near. */
    public static String sentence(String given, Collection<String> known) {
        return nearest(given, known)
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
