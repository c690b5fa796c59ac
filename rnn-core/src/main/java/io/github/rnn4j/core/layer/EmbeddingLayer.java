package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.List;

/** Looks up the rows of each step's identifiers and adds them. Identifier 0, the padding, has a row of zeros. */
final class EmbeddingLayer implements NetworkLayer {
    private final EmbeddingSpec spec;

    EmbeddingLayer(EmbeddingSpec spec) {
        this.spec = spec;
    }

    @Override
    public List<BlockSpec> blocks() {
        Shape table = Shape.of(spec.vocabularySize(), spec.embeddingSize());
        ParameterSpec weight = new ParameterSpec("weight", table, ParameterSpec.Role.EMBEDDING, 1);
        return List.of(BlockSpec.single(weight, "embedding.", FirstValues.weights(spec.initializer())));
    }

    @Override
    public int outputSize() {
        return spec.embeddingSize();
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Tensor table = parameters.watch(ops, 0);
        // Identifier by identifier: the gradient of a sum over all rows would first be copied to each of them.
        List<Tensor> ids = ops.unstack(input.tensor(), 2);
        Tensor vectors = ops.gatherRows(table, ids.get(0));
        for (Tensor further : ids.subList(1, ids.size())) {
            vectors = ops.add(1, vectors, 1, ops.gatherRows(table, further));
        }
        return new Flow(vectors, true, recording.training());
    }
}
