package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** One layer of a network. */
@Experimental
public sealed interface LayerSpec
        permits EmbeddingSpec, RecurrentSpec, DropoutSpec, LayerNormSpec, PoolingSpec, DenseSpec, DecoderSpec {}
