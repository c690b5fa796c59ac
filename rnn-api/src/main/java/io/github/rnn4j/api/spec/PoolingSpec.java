package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Turns a sequence into one vector: {@code [timeSteps, batch, features]} to {@code [batch, features]}.
 *
 * @param kind which vector
 */
@Experimental
public record PoolingSpec(PoolingKind kind) implements LayerSpec {}
