package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.List;

/**
 * Normalises the features of each step, or of a vector.
 *
 * @param epsilon added to the variance
 * @param outputSize features, as many as come in
 * @param prefix what the parameters' names begin with
 */
record LayerNormLayer(double epsilon, int outputSize, String prefix) implements NetworkLayer {
    @Override
    public List<BlockSpec> blocks() {
        FirstValues zeros = FirstValues.weights(new InitializerSpec.Zeros());
        Shape row = Shape.of(outputSize);
        return List.of(
                BlockSpec.single(new ParameterSpec("weight", row, ParameterSpec.Role.SCALE, 1), prefix, zeros),
                BlockSpec.single(new ParameterSpec("bias", row, ParameterSpec.Role.BIAS, 1), prefix, zeros));
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Tensor x = input.isSequence() ? Padding.zeroed(recording, input) : input.tensor();
        Tensor centred = ops.subtract(x, mean(ops, x));
        Tensor variance = mean(ops, ops.multiply(centred, centred));
        Tensor shift = ops.constant(x.dtype(), Shape.of(1), epsilon);
        Tensor normal = ops.divide(centred, ops.sqrt(ops.add(variance, shift)));
        Tensor scaled = ops.multiply(normal, parameters.watch(ops, 0));
        return new Flow(ops.add(scaled, parameters.watch(ops, 1)), false, recording.training());
    }

    /** Records the mean over the last axis, which stays with size 1. */
    private Tensor mean(TapeRecorder ops, Tensor x) {
        Tensor sum = ops.reshape(ops.sum(x, x.shape().rank() - 1), x.shape().withSize(-1, 1));
        return ops.scale(1.0 / outputSize, sum);
    }
}
