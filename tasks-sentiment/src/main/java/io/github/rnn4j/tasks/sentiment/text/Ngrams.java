package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * The views of a token at its position: view 0 is the token, view 1 the pair of the token before and the token. Before the
 * first token stands the empty one, which no text has.
 */
@Experimental
public final class Ngrams {
    /** Views there are at the most. */
    public static final int MAX_VIEWS = 2;

    private Ngrams() {}

    /** Returns the entry of one view at one position. */
    public static String entry(List<String> tokens, int position, int view) {
        String token = tokens.get(position);
        return view == 0 ? token : pair(position == 0 ? "" : tokens.get(position - 1), token);
    }

    /** Returns a pair as one entry; unambiguous, for a token holds no blank. */
    static String pair(String previous, String token) {
        return previous + ' ' + token;
    }
}
