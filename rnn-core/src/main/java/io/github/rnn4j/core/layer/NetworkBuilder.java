package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.ArrayList;
import java.util.List;

/** Makes the layers of a network: sizes, names in the model file, fused or composed. Used once. */
final class NetworkBuilder {
    private final NetworkSpec spec;
    private final Engine engine;
    private final Mode mode;
    private final List<NetworkLayer> layers = new ArrayList<>();
    private int features;
    private boolean learned;
    private int recurrentLayers;
    private int denseLayers;

    NetworkBuilder(NetworkSpec spec, Engine engine, Mode mode) {
        this.spec = spec;
        this.engine = engine;
        this.mode = mode;
    }

    List<NetworkLayer> layers() {
        if (count(PoolingSpec.class) == 0) {
            throw new InvalidSpecException("network.layers: expected a pooling layer, for the logits are one vector a"
                    + " sequence, but got " + spec.layers() + ". Add one after the recurrent layers.");
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
            return recurrent(recurrent);
        }
        if (layer instanceof PoolingSpec pooling) {
            return new PoolingLayer(pooling.kind(), features);
        }
        return dense((DenseSpec) layer);
    }

    private NetworkLayer recurrent(RecurrentSpec recurrent) {
        int index = recurrentLayers++;
        String prefix = count(RecurrentSpec.class) == 1 ? "rnn." : "recurrent." + index + ".";
        RecurrentShape shape = new RecurrentShape(recurrent, features, learned, engine.dtype());
        boolean fused = engine.backend().supports(shape.descriptor(mode)).supported();
        return fused
                ? new FusedRecurrentLayer(engine.backend(), shape, mode, prefix)
                : new ComposedRecurrentLayer(shape, engine.cells(), prefix);
    }

    private NetworkLayer dense(DenseSpec dense) {
        int index = denseLayers++;
        boolean head = denseLayers == count(DenseSpec.class);
        return new DenseLayer(dense, features, head ? "head." : "dense." + index + ".");
    }

    private long count(Class<? extends LayerSpec> type) {
        return spec.layers().stream().filter(type::isInstance).count();
    }
}
