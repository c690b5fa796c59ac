package io.github.rnn4j.tasks.common.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.NetworkSpec;

/**
 * A trained network at rest.
 *
 * @param network what it is made of
 * @param parameters its values
 */
@Experimental
public record SavedNetwork(NetworkSpec network, StateDict parameters) {}
