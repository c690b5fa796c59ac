package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format's rule for the tensors of a network: all of its parameters, under their names and in their shapes, and no others. */
final class NetworkTensors {
    private NetworkTensors() {}

    /**
     * Checks that the network's tensors are all there, and no others.
     *
     * @param tensors without those that do not belong to the network
     * @throws InvalidModelException naming the first tensor that is missing, left over, or of another shape or type
     */
    static void check(NetworkSpec network, CellRegistry cells, List<NamedArray> tensors) {
        Map<String, NamedArray> unmatched = new LinkedHashMap<>();
        tensors.forEach(tensor -> unmatched.put(tensor.name(), tensor));
        Network.parameterShapes(network, cells).forEach((name, shape) -> match(name, shape, unmatched.remove(name)));
        if (!unmatched.isEmpty()) {
            NamedArray first = unmatched.values().iterator().next();
            throw new InvalidModelException("tensor '" + StrictJson.excerpt(first.name())
                    + "': expected only tensors of the network but got " + first.dtype() + " " + first.shape()
                    + ". Bring the file as it was written.");
        }
    }

    private static void match(String name, Shape shape, @Nullable NamedArray tensor) {
        if (tensor == null) {
            throw new InvalidModelException("tensor '" + name + "': expected " + shape
                    + ", for the network has it, but got none. Bring the file as it was written.");
        }
        if (!tensor.shape().equals(shape) || !tensor.dtype().isFloating()) {
            throw new InvalidModelException("tensor '" + name + "': expected floating numbers " + shape + " but got "
                    + tensor.dtype() + " " + tensor.shape() + ". Bring the file as it was written.");
        }
    }
}
