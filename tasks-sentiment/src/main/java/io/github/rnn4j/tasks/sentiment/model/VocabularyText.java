package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A vocabulary as one line of text for each view: its entries in the order of their identifiers with one space between. A
 * token holds no space, a pair one and three in a row two, so the line says which is which; a JSON array would be half as long again.
 */
final class VocabularyText {
    private VocabularyText() {}

    static List<String> encode(Vocabulary vocabulary) {
        List<String> views = new ArrayList<>();
        for (int view = 0; view < vocabulary.views(); view++) {
            views.add(String.join(" ", vocabulary.entries(view)));
        }
        return views;
    }

    static Vocabulary decode(List<String> lines, String subject) {
        List<List<String>> views = new ArrayList<>();
        for (String line : lines) {
            views.add(entries(line, views.size() + 1, subject));
        }
        try {
            return new Vocabulary(views);
        } catch (RnnException e) {
            throw new InvalidSpecException(subject + ", " + e.getMessage());
        }
    }

    private static List<String> entries(String line, int tokensEach, String subject) {
        if (line.isEmpty()) {
            return List.of();
        }
        String[] tokens = line.split(" ", -1);
        if (tokens.length % tokensEach != 0) {
            throw new InvalidSpecException(subject + ": expected entries of " + tokensEach + " tokens but got "
                    + tokens.length + " tokens (view " + (tokensEach - 1) + ")");
        }
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < tokens.length; i += tokensEach) {
            entries.add(String.join(" ", Arrays.asList(tokens).subList(i, i + tokensEach)));
        }
        return entries;
    }
}
