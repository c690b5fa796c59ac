package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.List;

/**
 * Looks back at what was read; see {@link io.github.rnn4j.api.spec.AttentionKind#GENERAL}. A sequence without a used step gives
 * a mean of zeros.
 *
 * @param initializer first values of the weights
 * @param features of each step that was read
 * @param width features of each step that is written
 */
record DecoderAttention(InitializerSpec initializer, int features, int width) {
    private static final String PREFIX = DecoderLayer.PREFIX + "attention.";

    List<BlockSpec> blocks() {
        FirstValues rule = FirstValues.weights(initializer);
        ParameterSpec.Role role = ParameterSpec.Role.INPUT_WEIGHT;
        Shape joined = Shape.of(width, features + width);
        return List.of(
                BlockSpec.single(new ParameterSpec("weight", Shape.of(width, features), role, 1), PREFIX, rule),
                BlockSpec.single(new ParameterSpec("combine", joined, role, 1), PREFIX, rule));
    }

    /** Records what does not change from one step to the next. */
    Memory remember(Recording recording, Flow read, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Tensor values = ops.transpose(Padding.zeroed(recording, read), 1, 0, 2);
        Tensor keys = ops.affine(values, parameters.watch(ops, 0), null);
        Tensor used = ops.transpose(Padding.used(recording), 1, 2, 0);
        return new Memory(keys, values, used);
    }

    /**
     * Records a look for each of some steps.
     *
     * @param outputs {@code [steps, batch, width]}
     * @return what becomes of them, of the same shape
     */
    Tensor look(Recording recording, Memory memory, Tensor outputs, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Tensor queries = ops.transpose(outputs, 1, 0, 2);
        Tensor scores = ops.gemm(GemmForm.TRANSPOSE_B, queries, memory.keys);
        Tensor weights = ops.maskedSoftmax(scores, memory.used);
        Tensor means = ops.transpose(ops.gemm(GemmForm.PLAIN, weights, memory.values), 1, 0, 2);
        Tensor joined = ops.concat(List.of(means, outputs), 2);
        return ops.tanh(ops.affine(joined, parameters.watch(ops, 1), null));
    }

    /**
     * What was read, sequence by sequence.
     *
     * @param keys {@code [batch, timeSteps, width]}, what outputs are compared with
     * @param values {@code [batch, timeSteps, features]}
     * @param used {@code [batch, 1, timeSteps]}, 1 at used steps
     */
    record Memory(Tensor keys, Tensor values, Tensor used) {
        /** Makes it known to a recorder of what comes afterwards. */
        void knownTo(TapeRecorder next) {
            List.of(keys, values, used).forEach(next::input);
        }
    }
}
