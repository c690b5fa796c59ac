package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.length.LengthChoice;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import io.github.rnn4j.tasks.sentiment.vectors.VectorSource;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a text before the networks see it. Immutable.
 *
 * @param tokens what a token is; null for the language's usual ones
 * @param vectors at which the networks start; null to draw all parameters
 * @param length who chooses how much of a text the networks read; null for the usual length
 */
@Experimental
public record ReviewInputs(
        @Nullable TokenKind tokens,
        @Nullable VectorSource vectors,
        @Nullable LengthChoice length) {
    /** The language's usual tokens and length, and no vectors. */
    public static final ReviewInputs USUAL = new ReviewInputs(null, null, null);
}
