package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;
import java.util.Set;

/**
 * What a backend can do, known without loading any native code.
 *
 * @param device where it computes
 * @param storage types that tensors may have; FLOAT64, FLOAT32 and INT32 at least
 * @param compute how well it computes in a floating type; a type that is absent counts as {@link ComputeSupport#NONE}; FLOAT64
 *     and FLOAT32 are native
 * @param features optional abilities
 */
@Stable
public record BackendCapabilities(
        DeviceKind device, Set<DType> storage, Map<DType, ComputeSupport> compute, Set<Feature> features) {
    public BackendCapabilities {
        storage = Set.copyOf(storage);
        compute = Map.copyOf(compute);
        features = Set.copyOf(features);
        if (!storage.containsAll(Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32))) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "capabilities.storage: expected FLOAT64, FLOAT32 and INT32 at least but got " + storage);
        }
        if (compute.get(DType.FLOAT64) != ComputeSupport.NATIVE
                || compute.get(DType.FLOAT32) != ComputeSupport.NATIVE) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "capabilities.compute: expected FLOAT64 and FLOAT32 to be native but got " + compute);
        }
    }

    /** Returns how well it computes in a type. */
    public ComputeSupport computeSupport(DType dtype) {
        return compute.getOrDefault(dtype, ComputeSupport.NONE);
    }

    /** Returns whether it has an ability. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** Returns whether it has all that is required of it. */
    public boolean satisfies(BackendRequirements required) {
        return storage.containsAll(required.storage()) && features.containsAll(required.features());
    }
}
