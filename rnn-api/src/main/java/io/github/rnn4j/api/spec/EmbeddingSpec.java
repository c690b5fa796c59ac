package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Looks identifiers up in a table: {@code [timeSteps, batch, idsPerStep]} to {@code [timeSteps, batch, embeddingSize]}. The
 * vectors of one step's identifiers are added, so that a step may be seen in several views (a character and a pair).
 * Identifier 0 stands for "nothing": its row is zero and stays so.
 *
 * @param vocabularySize rows of the table, row 0 included; at least 2
 * @param embeddingSize length of a row; at least 1
 * @param idsPerStep identifiers of one step; at least 1
 * @param initializer first values of the other rows
 */
@Experimental
public record EmbeddingSpec(int vocabularySize, int embeddingSize, int idsPerStep, InitializerSpec initializer)
        implements LayerSpec {
    public EmbeddingSpec {
        Checks.atLeast(2, vocabularySize, "embedding.vocabularySize");
        Checks.atLeast(1, embeddingSize, "embedding.embeddingSize");
        Checks.atLeast(1, idsPerStep, "embedding.idsPerStep");
        Checks.anyShape(initializer, "embedding.initializer");
    }
}
