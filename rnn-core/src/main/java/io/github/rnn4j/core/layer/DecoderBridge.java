package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.spec.BridgeKind;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.ArrayList;
import java.util.List;

/** From the final state of what read to the initial state of what writes. */
final class DecoderBridge {
    private final DecoderSpec spec;
    private final SequenceRunner runner;
    private final int stateSize;

    /**
     * @param runner the cell that writes
     * @param stateSize numbers of the final state for each sequence
     */
    DecoderBridge(DecoderSpec spec, SequenceRunner runner, int stateSize) {
        this.spec = spec;
        this.runner = runner;
        this.stateSize = stateSize;
    }

    /** Returns a weight and a bias for each part of the state; none where it is copied. */
    List<BlockSpec> blocks() {
        if (spec.bridge() == BridgeKind.COPY) {
            return List.of();
        }
        FirstValues rule = FirstValues.weights(spec.initializer());
        List<BlockSpec> blocks = new ArrayList<>();
        for (StateSpec part : runner.state()) {
            int width = runner.passes() * part.width();
            String prefix = DecoderLayer.PREFIX + "bridge." + part.name() + ".";
            ParameterSpec.Role role = ParameterSpec.Role.INPUT_WEIGHT;
            ParameterSpec weight = new ParameterSpec("weight", Shape.of(width, stateSize), role, 1);
            ParameterSpec bias = new ParameterSpec("bias", Shape.of(width), ParameterSpec.Role.BIAS, 1);
            blocks.add(BlockSpec.single(weight, prefix, rule));
            blocks.add(BlockSpec.single(bias, prefix, rule));
        }
        return List.copyOf(blocks);
    }

    /** Records it; returns one {@code [layers, batch, width]} for each part of the state. */
    List<Tensor> record(Recording recording, LayerParameters parameters) {
        if (spec.bridge() == BridgeKind.COPY) {
            return List.copyOf(recording.finalState());
        }
        TapeRecorder ops = recording.recorder();
        Tensor all = ops.concat(
                recording.finalState().stream()
                        .map(part -> bySequence(recording, part))
                        .toList(),
                1);
        List<Tensor> start = new ArrayList<>();
        for (StateSpec part : runner.state()) {
            int first = 2 * start.size();
            Tensor mapped = ops.tanh(ops.affine(all, parameters.watch(ops, first), parameters.watch(ops, first + 1)));
            Shape shape = Shape.of(recording.batchSize(), runner.passes(), part.width());
            start.add(ops.transpose(ops.reshape(mapped, shape), 1, 0, 2));
        }
        return List.copyOf(start);
    }

    /** Records {@code [passes, batch, width]} as {@code [batch, passes * width]}. */
    private static Tensor bySequence(Recording recording, Tensor part) {
        int width = part.shape().size(0) * part.shape().size(2);
        TapeRecorder ops = recording.recorder();
        return ops.reshape(ops.transpose(part, 1, 0, 2), Shape.of(recording.batchSize(), width));
    }
}
