package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network: its input and its layers, from the input to the logits. The order is checked here: an embedding comes first and
 * only on identifiers, recurrent layers come before the pooling, and there is one pooling at the most. Dense layers, dropout
 * and layer normalisation may stand anywhere. A network ends in one vector for each sequence, or in a decoder, which writes
 * another sequence and stands in place of the pooling and all that comes after it.
 *
 * @param input what one step is
 * @param layers at least one layer
 */
@Experimental
public record NetworkSpec(InputSpec input, List<LayerSpec> layers) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new InvalidSpecException("network.layers: expected at least one layer but got none");
        }
        boolean embedded = layers.get(0) instanceof EmbeddingSpec;
        if (input instanceof InputSpec.Ids ids) {
            if (!(layers.get(0) instanceof EmbeddingSpec embedding)) {
                throw new InvalidSpecException(
                        "network.layers: expected an embedding first, for the input is identifiers, but got "
                                + layers.get(0).typeName());
            }
            if (embedding.idsPerStep() != ids.idsPerStep()) {
                throw new InvalidSpecException("embedding.idsPerStep: expected the input's " + ids.idsPerStep()
                        + " but got " + embedding.idsPerStep());
            }
        } else if (embedded) {
            throw new InvalidSpecException(
                    "network.layers: expected no embedding, for the input is features, but got one");
        }
        checkOrder(layers);
        checkKeys(layers);
        checkDecoder(layers);
    }

    /** Returns the decoder, if the network ends in one. */
    public Optional<DecoderSpec> decoder() {
        return layers.get(layers.size() - 1) instanceof DecoderSpec decoder ? Optional.of(decoder) : Optional.empty();
    }

    /** Returns how many keys a sequence may bring along, key 0 included; 1 if no layer looks anything up by key. */
    public int keys() {
        int most = 1;
        for (LayerSpec layer : layers) {
            most = Math.max(most, keys(layer));
        }
        return most;
    }

    /** Returns how many layers there are of a type. */
    public int count(Class<? extends LayerSpec> type) {
        int count = 0;
        for (LayerSpec layer : layers) {
            count += type.isInstance(layer) ? 1 : 0;
        }
        return count;
    }

    private static int keys(LayerSpec layer) {
        return layer instanceof RecurrentSpec recurrent
                        && recurrent.initialState() instanceof InitialStateSpec.Keyed keyed
                ? keyed.keys()
                : 1;
    }

    private static void checkKeys(List<LayerSpec> layers) {
        Set<Integer> counts = new LinkedHashSet<>();
        for (LayerSpec layer : layers) {
            counts.add(keys(layer));
        }
        counts.remove(1);
        if (counts.size() > 1) {
            throw new InvalidSpecException(
                    "network.layers: expected as many keys in each layer that looks its state up but" + " got " + counts
                            + ". A sequence has one key, which all layers read.");
        }
    }

    private static void checkDecoder(List<LayerSpec> layers) {
        for (LayerSpec layer : layers.subList(0, layers.size() - 1)) {
            if (layer instanceof DecoderSpec) {
                throw new InvalidSpecException(
                        "network.layers: expected nothing after the decoder but got " + typeNames(layers));
            }
        }
        if (!(layers.get(layers.size() - 1) instanceof DecoderSpec decoder)) {
            return;
        }
        RecurrentSpec read = layers.stream()
                .filter(RecurrentSpec.class::isInstance)
                .map(RecurrentSpec.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new InvalidSpecException("network.layers: expected a recurrent layer before the"
                        + " decoder, whose state starts from its final one, but got " + typeNames(layers)));
        RecurrentSpec written = decoder.recurrent();
        boolean alike = read.cell().type().equals(written.cell().type())
                && read.hiddenSize() == written.hiddenSize()
                && read.numLayers() == written.numLayers()
                && read.direction() == written.direction();
        if (decoder.bridge() == BridgeKind.COPY && !alike) {
            throw new InvalidSpecException("decoder.bridge: expected DENSE, for the last recurrent layer's state ("
                    + described(read) + ") is not of the decoder's form (" + described(written)
                    + "), but got COPY. Change the bridge, or make the two alike.");
        }
    }

    private static List<String> typeNames(List<LayerSpec> layers) {
        return layers.stream().map(LayerSpec::typeName).toList();
    }

    private static String described(RecurrentSpec layer) {
        return layer.cell().type() + ", hiddenSize " + layer.hiddenSize() + ", numLayers " + layer.numLayers() + ", "
                + layer.direction();
    }

    private static void checkOrder(List<LayerSpec> layers) {
        boolean pooled = false;
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            boolean fits =
                    switch (kind(layer)) {
                        case EMBEDDING -> i == 0;
                        case SEQUENCE -> !pooled;
                        case POOLING -> !pooled;
                        case ANY -> true;
                    };
            if (!fits) {
                throw new InvalidSpecException(
                        "network.layers: expected embedding, recurrent layers, then pooling and dense"
                                + " layers or a decoder, in this order but got " + layer.typeName()
                                + " (layer " + i + ") of " + typeNames(layers));
            }
            pooled |= layer instanceof PoolingSpec;
        }
    }

    private enum Kind {
        EMBEDDING,
        SEQUENCE,
        POOLING,
        ANY
    }

    private static Kind kind(LayerSpec layer) {
        if (layer instanceof EmbeddingSpec) {
            return Kind.EMBEDDING;
        }
        if (layer instanceof RecurrentSpec || layer instanceof DecoderSpec) {
            return Kind.SEQUENCE;
        }
        return layer instanceof PoolingSpec ? Kind.POOLING : Kind.ANY;
    }
}
