package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.tasks.sentiment.text.Letters;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text, any of which can be hidden. A hidden token becomes one that no vocabulary knows, so that the others keep their
 * places and no new pairs arise.
 */
final class MaskedWords {
    /** The tokenizers drop control characters, so no text has it. */
    private static final String HIDDEN = "\u0000";

    private final List<String> tokens;
    private final List<String> words = new ArrayList<>();
    private final int[] wordOf;

    /** @param lengths of each word in tokens, in the order of the text */
    MaskedWords(List<String> tokens, List<Integer> lengths) {
        this.tokens = tokens;
        this.wordOf = new int[tokens.size()];
        int start = 0;
        for (int length : lengths) {
            for (int i = start; i < start + length; i++) {
                wordOf[i] = words.size();
            }
            words.add(Letters.join(tokens.subList(start, start + length)));
            start += length;
        }
    }

    int size() {
        return words.size();
    }

    String text(int word) {
        return words.get(word);
    }

    /** Returns the tokens with all words hidden but some. */
    List<String> keep(boolean[] kept) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < wordOf.length; i++) {
            shown.add(kept[wordOf[i]] ? tokens.get(i) : HIDDEN);
        }
        return shown;
    }
}
