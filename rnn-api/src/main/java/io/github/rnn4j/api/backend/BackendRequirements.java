package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.DType;
import java.util.Set;

/**
 * What a user needs of a backend; a choice without a name takes the first that has it.
 *
 * @param storage types that tensors must be able to have
 * @param features abilities that it must have
 */
@Stable
public record BackendRequirements(Set<DType> storage, Set<Feature> features) {
    /** Nothing beyond what every backend has. */
    public static final BackendRequirements NONE = new BackendRequirements(Set.of(), Set.of());

    public BackendRequirements {
        storage = Set.copyOf(storage);
        features = Set.copyOf(features);
    }
}
