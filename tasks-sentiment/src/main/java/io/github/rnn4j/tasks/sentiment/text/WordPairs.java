package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which two tokens that stand side by side make one word, found out from texts without a dictionary: those that occur together
 * more often than chance, by their mutual information (Sproat and Shih, "A statistical method for finding word boundaries in
 * Chinese text", 1990). A word is two tokens at the most. Immutable and thread-safe.
 */
@Experimental
public final class WordPairs {
    /** No pairs: every token is a word. */
    public static final WordPairs NONE = new WordPairs(List.of());

    private static final int LEAST_COUNT = 10;
    private static final double LEAST_INFORMATION = 2.5;
    private static final int MOST_PAIRS = 20_000;

    private final List<String> pairs;
    private final Map<String, Integer> ranks = new HashMap<>();

    private WordPairs(List<String> pairs) {
        this.pairs = List.copyOf(pairs);
        this.pairs.forEach(pair -> ranks.put(pair, ranks.size()));
    }

    /** Counts in tokenised texts; only letters make words. */
    public static WordPairs learn(List<List<String>> texts) {
        Map<String, Integer> singles = new HashMap<>();
        Map<String, Integer> both = new HashMap<>();
        long tokens = 0;
        for (List<String> text : texts) {
            for (int i = 0; i < text.size(); i++) {
                singles.merge(text.get(i), 1, Integer::sum);
                tokens++;
                if (i > 0 && isLetter(text.get(i - 1)) && isLetter(text.get(i))) {
                    both.merge(Ngrams.entry(text, i, 1), 1, Integer::sum);
                }
            }
        }
        double total = tokens;
        Map<String, Double> information = new HashMap<>();
        both.forEach((pair, count) -> {
            String[] parts = pair.split(" ", -1);
            double expected = singles.getOrDefault(parts[0], 1) * (double) singles.getOrDefault(parts[1], 1) / total;
            double mutual = Math.log(count / expected);
            if (count >= LEAST_COUNT && mutual >= LEAST_INFORMATION) {
                information.put(pair, mutual);
            }
        });
        return new WordPairs(information.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_PAIRS)
                .map(Map.Entry::getKey)
                .toList());
    }

    private static boolean isLetter(String token) {
        return Character.isLetter(token.codePointAt(0));
    }

    /** Returns the length of each word of a text in tokens, 1 or 2: of the pairs that overlap, the closest goes first. */
    public List<Integer> lengths(List<String> tokens) {
        boolean[] joined = new boolean[tokens.size() + 1];
        List<Integer> candidates = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (ranks.containsKey(Ngrams.entry(tokens, i, 1))) {
                candidates.add(i);
            }
        }
        candidates.sort(Comparator.comparing(i -> ranks.getOrDefault(Ngrams.entry(tokens, i, 1), 0)));
        for (int i : candidates) {
            joined[i] = !joined[i - 1] && !joined[i + 1];
        }
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (joined[i]) {
                lengths.set(lengths.size() - 1, 2);
            } else {
                lengths.add(1);
            }
        }
        return lengths;
    }

    /** Returns the pairs, the closest first, as one line of tokens with a blank between. */
    public String text() {
        return String.join(" ", pairs);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param subject for messages
     * @throws InvalidSpecException if it is no line of pairs
     */
    public static WordPairs parse(String text, String subject) {
        if (text.isEmpty()) {
            return NONE;
        }
        String[] tokens = text.split(" ", -1);
        if (tokens.length % 2 != 0) {
            throw new InvalidSpecException(subject + ": expected pairs of tokens but got " + tokens.length + " tokens");
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < tokens.length; i += 2) {
            pairs.add(tokens[i] + ' ' + tokens[i + 1]);
        }
        return new WordPairs(pairs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordPairs that && pairs.equals(that.pairs);
    }

    @Override
    public int hashCode() {
        return pairs.hashCode();
    }

    @Override
    public String toString() {
        return pairs.size() + " pairs of tokens";
    }
}
