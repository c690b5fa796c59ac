package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.List;

/** An affine map of the last axis, of a sequence or of a vector. */
final class DenseLayer implements NetworkLayer {
    private final DenseSpec spec;
    private final int inputSize;
    private final String prefix;

    DenseLayer(DenseSpec spec, int inputSize, String prefix) {
        this.spec = spec;
        this.inputSize = inputSize;
        this.prefix = prefix;
    }

    @Override
    public List<BlockSpec> blocks() {
        Shape weights = Shape.of(spec.outputSize(), inputSize);
        ParameterSpec weight = new ParameterSpec("weight", weights, ParameterSpec.Role.INPUT_WEIGHT, 1);
        ParameterSpec bias = new ParameterSpec("bias", Shape.of(spec.outputSize()), ParameterSpec.Role.BIAS, 1);
        return List.of(
                BlockSpec.single(weight, prefix, FirstValues.weights(spec.initializer())),
                BlockSpec.single(bias, prefix, FirstValues.weights(spec.initializer())));
    }

    @Override
    public int outputSize() {
        return spec.outputSize();
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        // Padding that is NaN would reach the weight's gradient, for 0·NaN is NaN.
        Tensor x = input.isSequence() ? Padding.zeroed(recording, input) : input.tensor();
        Tensor y = ops.affine(x, parameters.watch(ops, 0), parameters.watch(ops, 1));
        return new Flow(y, false, recording.training());
    }
}
