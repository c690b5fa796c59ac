package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.discovery.CellRegistry;

/**
 * What networks run on. Thread-safe as its backend is; does not own it.
 *
 * @param backend computes
 * @param cells the cells that can be composed
 * @param dtype floating type of parameters and activations
 */
@Internal
public record Engine(Backend backend, CellRegistry cells, DType dtype) {}
