package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the layers of a network: sizes, names in the model file, fused or composed. Used once. */
final class NetworkBuilder {
    private final NetworkSpec spec;
    private final LayerTraining training;
    private final RecurrentLayers recurrentLayers;
    private final List<NetworkLayer> layers = new ArrayList<>();
    private int features;
    private boolean learned;
    private int denseLayers;
    private int norms;

    /**
     * @param training what training asks of the layers
     * @param fusing the backend that may fuse recurrent layers; null to compose them all
     * @param mode what the network is for
     */
    NetworkBuilder(
            NetworkSpec spec,
            CellRegistry cells,
            DType dtype,
            LayerTraining training,
            @Nullable Backend fusing,
            Mode mode) {
        this.spec = spec;
        this.training = training;
        this.recurrentLayers = new RecurrentLayers(spec, cells, dtype, training.compute(), fusing, mode);
    }

    List<NetworkLayer> layers() {
        if (spec.count(PoolingSpec.class) == 0 && spec.decoder().isEmpty()) {
            throw new InvalidSpecException("network.layers: expected a pooling layer, for the logits are one vector a"
                    + " sequence, or a decoder, but got "
                    + spec.layers().stream().map(LayerSpec::typeName).toList()
                    + ". Add one after the recurrent layers.");
        }
        features = spec.input() instanceof InputSpec.Features vectors ? vectors.inputSize() : 0;
        for (LayerSpec layer : spec.layers()) {
            NetworkLayer made = make(layer);
            layers.add(made);
            features = made.outputSize();
            learned |= !made.blocks().isEmpty();
        }
        return List.copyOf(layers);
    }

    private NetworkLayer make(LayerSpec layer) {
        if (layer instanceof EmbeddingSpec embedding) {
            return new EmbeddingLayer(embedding);
        }
        if (layer instanceof RecurrentSpec recurrent) {
            return recurrentLayers.make(recurrent, features, learned);
        }
        if (layer instanceof DropoutSpec dropout) {
            return new DropoutLayer(dropout.probability(), features);
        }
        if (layer instanceof LayerNormSpec norm) {
            return new LayerNormLayer(norm.epsilon(), features, "layer_norm." + norms++ + ".");
        }
        if (layer instanceof PoolingSpec pooling) {
            return pooling.kind() == PoolingKind.ATTENTION
                    ? new AttentionPoolingLayer(features)
                    : new PoolingLayer(pooling.kind(), features);
        }
        return layer instanceof DecoderSpec decoder ? decoder(decoder) : dense((DenseSpec) layer);
    }

    private NetworkLayer decoder(DecoderSpec decoder) {
        SequenceRunner writer = recurrentLayers.makeDecoder(decoder.recurrent(), decoder.embeddingSize());
        return new DecoderLayer(decoder, writer, recurrentLayers.lastStateSize(), features, training.ownSymbols());
    }

    private NetworkLayer dense(DenseSpec dense) {
        int index = denseLayers++;
        boolean head = denseLayers == spec.count(DenseSpec.class);
        return new DenseLayer(dense, features, head ? "head." : "dense." + index + ".");
    }
}
