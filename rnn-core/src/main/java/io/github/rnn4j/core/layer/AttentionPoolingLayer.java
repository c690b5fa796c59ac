package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.List;

/**
 * Mean over the used steps, weighted by the softmax of {@code query · tanh(weight x + bias)}; zeros for a sequence without
 * a used step.
 *
 * @param outputSize features, as many as come in
 */
record AttentionPoolingLayer(int outputSize) implements NetworkLayer {
    private static final String PREFIX = "pooling.";

    @Override
    public List<BlockSpec> blocks() {
        FirstValues xavier = FirstValues.weights(new InitializerSpec.XavierUniform(1));
        ParameterSpec.Role role = ParameterSpec.Role.INPUT_WEIGHT;
        Shape square = Shape.of(outputSize, outputSize);
        ParameterSpec bias = new ParameterSpec("bias", Shape.of(outputSize), ParameterSpec.Role.BIAS, 1);
        return List.of(
                BlockSpec.single(new ParameterSpec("weight", square, role, 1), PREFIX, xavier),
                BlockSpec.single(bias, PREFIX, xavier),
                BlockSpec.single(new ParameterSpec("query", Shape.of(1, outputSize), role, 1), PREFIX, xavier));
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Tensor x = Padding.zeroed(recording, input);
        Tensor seen = ops.tanh(ops.affine(x, parameters.watch(ops, 0), parameters.watch(ops, 1)));
        Tensor scores = ops.affine(seen, parameters.watch(ops, 2), null);
        Tensor weights =
                ops.maskedSoftmax(bySequence(recording, scores), bySequence(recording, Padding.used(recording)));
        Tensor byStep = ops.reshape(ops.transpose(weights, 1, 0), scores.shape());
        return new Flow(ops.sum(ops.multiply(x, byStep), 0), true, recording.training());
    }

    /** Records {@code [timeSteps, batch, 1]} as {@code [batch, timeSteps]}. */
    private static Tensor bySequence(Recording recording, Tensor column) {
        Shape shape = Shape.of(recording.timeSteps(), recording.batchSize());
        return recording.recorder().transpose(recording.recorder().reshape(column, shape), 1, 0);
    }
}
