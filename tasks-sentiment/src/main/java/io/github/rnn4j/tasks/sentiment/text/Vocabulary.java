package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the entries of each view. Identifier 0 means nothing; then come, view by view, one identifier for whatever is
 * unknown and one for each entry, the frequent ones first. Immutable and thread-safe.
 */
@Experimental
public final class Vocabulary {
    private final List<List<String>> views;
    private final List<Map<String, Integer>> ids = new ArrayList<>();
    private final int[] unknown;
    private final int size;

    /**
     * Takes the entries of each view in the order of their identifiers.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if an entry stands twice in a view, or there is no view
     */
    public Vocabulary(List<List<String>> entries) {
        if (entries.isEmpty() || entries.size() > Ngrams.MAX_VIEWS) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "vocabulary: expected 1 to " + Ngrams.MAX_VIEWS + " views but got " + entries.size());
        }
        this.views = entries.stream().map(List::copyOf).toList();
        this.unknown = new int[views.size()];
        int next = 1;
        for (int view = 0; view < views.size(); view++) {
            unknown[view] = next++;
            Map<String, Integer> numbers = new HashMap<>();
            for (String entry : views.get(view)) {
                if (numbers.put(entry, next++) != null) {
                    throw new RnnException(
                            ErrorCode.INVALID_ARGUMENT,
                            "vocabulary: expected each entry once but got '" + entry + "' twice (view " + view + ")");
                }
            }
            ids.add(numbers);
        }
        this.size = next;
    }

    /**
     * Counts the entries of tokenised training texts; the more frequent entry comes first, of two equally frequent ones the
     * one that is less in the order of {@link String#compareTo}.
     */
    public static Vocabulary build(List<List<String>> texts, VocabularySettings settings) {
        List<List<String>> entries = new ArrayList<>();
        for (int view = 0; view < settings.views(); view++) {
            entries.add(frequent(texts, view, settings));
        }
        return new Vocabulary(entries);
    }

    private static List<String> frequent(List<List<String>> texts, int view, VocabularySettings settings) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> tokens : texts) {
            for (int position = 0; position < tokens.size(); position++) {
                counts.merge(Ngrams.entry(tokens, position, view), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= settings.minimumCount())
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(settings.maximumSize())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns how many identifiers there are, 0 and the unknown ones included. */
    public int size() {
        return size;
    }

    /** Returns how many views there are. */
    public int views() {
        return views.size();
    }

    /** Returns the entries of one view in the order of their identifiers. */
    public List<String> entries(int view) {
        return views.get(view);
    }

    /** Returns the identifier for what a view does not know. */
    public int unknown(int view) {
        return unknown[view];
    }

    /** Returns the identifier of an entry, the unknown one where there is none. */
    public int id(int view, String entry) {
        Integer id = ids.get(view).get(entry);
        return id == null ? unknown[view] : id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary that && views.equals(that.views);
    }

    @Override
    public int hashCode() {
        return views.hashCode();
    }

    @Override
    public String toString() {
        return "vocabulary of " + size + " identifiers in " + views.size() + " views";
    }
}
