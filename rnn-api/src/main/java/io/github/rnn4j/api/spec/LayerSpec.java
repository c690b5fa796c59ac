package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** One layer of a network. */
@Experimental
public sealed interface LayerSpec
        permits EmbeddingSpec, RecurrentSpec, DropoutSpec, LayerNormSpec, PoolingSpec, DenseSpec, DecoderSpec {
    /** Returns what it is in a word, for messages: {@code Recurrent}. */
    default String typeName() {
        String name = getClass().getSimpleName();
        return name.substring(0, name.length() - "Spec".length());
    }
}
