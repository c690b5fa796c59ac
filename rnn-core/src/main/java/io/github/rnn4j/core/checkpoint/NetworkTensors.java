package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The format's rule for which tensors a network has, under which names and in which shapes: {@code embedding.weight}, {@code
 * rnn.weight_ih_l0 … _reverse} of an only recurrent layer, {@code recurrent.<i>.weight_ih_l0} of several, {@code
 * dense.<i>.weight}, and {@code head.weight} and {@code head.bias} of the last dense layer. Used once.
 */
final class NetworkTensors {
    private final NetworkSpec network;
    private final CellRegistry cells;
    private final Map<String, NamedArray> unmatched = new LinkedHashMap<>();
    private int features;
    private int recurrentLayers;
    private int denseLayers;

    private NetworkTensors(NetworkSpec network, CellRegistry cells, List<NamedArray> tensors) {
        this.network = network;
        this.cells = cells;
        tensors.forEach(tensor -> unmatched.put(tensor.name(), tensor));
    }

    /**
     * Checks that the network's tensors are all there, and no others.
     *
     * @param tensors without those that do not belong to the network
     * @throws InvalidModelException naming the first tensor that is missing, left over, or of another shape or type
     */
    static void check(NetworkSpec network, CellRegistry cells, List<NamedArray> tensors) {
        NetworkTensors names = new NetworkTensors(network, cells, tensors);
        names.features = network.input() instanceof InputSpec.Features vectors ? vectors.inputSize() : 0;
        network.layers().forEach(names::match);
        if (!names.unmatched.isEmpty()) {
            NamedArray first = names.unmatched.values().iterator().next();
            throw new InvalidModelException("tensor '" + StrictJson.excerpt(first.name())
                    + "': expected only tensors of the network but got " + first.dtype() + " " + first.shape()
                    + ". Bring the file as it was written.");
        }
    }

    private void match(LayerSpec layer) {
        if (layer instanceof EmbeddingSpec embedding) {
            match("embedding.weight", Shape.of(embedding.vocabularySize(), embedding.embeddingSize()));
            features = embedding.embeddingSize();
        } else if (layer instanceof RecurrentSpec recurrent) {
            matchRecurrent(recurrent);
        } else if (layer instanceof DenseSpec dense) {
            String prefix = denseLayers + 1 == count(DenseSpec.class) ? "head." : "dense." + denseLayers + ".";
            denseLayers++;
            match(prefix + "weight", Shape.of(dense.outputSize(), features));
            match(prefix + "bias", Shape.of(dense.outputSize()));
            features = dense.outputSize();
        }
    }

    private void matchRecurrent(RecurrentSpec spec) {
        String prefix = count(RecurrentSpec.class) == 1 ? "rnn." : "recurrent." + recurrentLayers + ".";
        recurrentLayers++;
        for (int layer = 0; layer < spec.numLayers(); layer++) {
            Cell cell = cells.choose(spec.cell().type()).create(spec.cell(), features, spec.hiddenSize());
            for (int direction = 0; direction < spec.direction().count(); direction++) {
                for (ParameterSpec parameter : cell.parameters()) {
                    String suffix = "_l" + layer + (direction == 0 ? "" : "_reverse");
                    match(prefix + parameter.name() + suffix, parameter.shape());
                }
            }
            features = cell.outputSize() * spec.direction().count();
        }
    }

    private long count(Class<? extends LayerSpec> type) {
        return network.layers().stream().filter(type::isInstance).count();
    }

    private void match(String name, Shape shape) {
        @Nullable NamedArray tensor = unmatched.remove(name);
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
