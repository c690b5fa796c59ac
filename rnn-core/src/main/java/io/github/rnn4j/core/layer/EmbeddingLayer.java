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
        Tensor rows = ops.gatherRows(table, input.tensor());
        Shape summed = rows.shape().without(2);
        Tensor vectors = spec.idsPerStep() == 1 ? ops.reshape(rows, summed) : ops.sum(rows, 2);
        return new Flow(vectors, true, recording.training());
    }
}
