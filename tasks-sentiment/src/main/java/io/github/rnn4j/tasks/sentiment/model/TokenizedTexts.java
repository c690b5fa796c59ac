package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.length.SequenceCut;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.Tokenizer;
import java.util.Arrays;
import java.util.List;

/** Texts cut into tokens once, for all models of a run, with the number of the right class of each. Immutable. */
@Experimental
public final class TokenizedTexts {
    private final List<List<String>> tokens;
    private final int[] labels;

    private TokenizedTexts(List<List<String>> tokens, int[] labels) {
        this.tokens = tokens;
        this.labels = labels;
    }

    /** Cuts the texts of reviews. */
    public static TokenizedTexts of(Reading reading, List<Review> reviews) {
        Tokenizer tokenizer = reading.tokenizer();
        return new TokenizedTexts(
                reviews.stream().map(review -> tokenizer.tokens(review.text())).toList(),
                reviews.stream().mapToInt(Review::label).toArray());
    }

    /** Returns the tokens of each text. */
    public List<List<String>> tokens() {
        return tokens;
    }

    /** Returns a copy of the classes' numbers. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns how many there are. */
    public int size() {
        return labels.length;
    }

    /** Returns the same texts after a cut. */
    public TokenizedTexts cut(SequenceCut cut) {
        return new TokenizedTexts(tokens.stream().map(cut::of).toList(), labels);
    }

    /** Returns the texts of some positions, in their order. */
    TokenizedTexts of(int[] positions) {
        return new TokenizedTexts(
                Arrays.stream(positions).mapToObj(tokens::get).toList(),
                Arrays.stream(positions).map(i -> labels[i]).toArray());
    }
}
