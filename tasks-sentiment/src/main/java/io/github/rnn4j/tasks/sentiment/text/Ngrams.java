package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * The views of a token at its position: view 0 is the token, view 1 the pair of the token before and the token, view 2 the
 * three that end with it. Before the first token stand empty ones, which no text has.
 */
@Experimental
public final class Ngrams {
    /** Views there are at the most. */
    public static final int MAX_VIEWS = 3;

    private Ngrams() {}

    /** Returns the entry of one view at one position: its tokens with a blank between, for a token holds none. */
    public static String entry(List<String> tokens, int position, int view) {
        String token = tokens.get(position);
        if (view == 0) {
            return token;
        }
        StringBuilder entry = new StringBuilder();
        for (int before = view; before >= 1; before--) {
            entry.append(position < before ? "" : tokens.get(position - before)).append(' ');
        }
        return entry.append(token).toString();
    }
}
