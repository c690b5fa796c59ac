package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cell over the sequence, the state it starts from, and its residual.
 *
 * @param runner the cell over the sequence
 * @param initialState where the state starts
 * @param residual what is added to the output, if anything
 * @param outputSize features of the output, of all directions
 */
record RecurrentLayer(SequenceRunner runner, InitialState initialState, Optional<Residual> residual, int outputSize)
        implements NetworkLayer {
    @Override
    public List<BlockSpec> blocks() {
        List<BlockSpec> blocks = new ArrayList<>(runner.blocks());
        blocks.addAll(initialState.blocks());
        residual.ifPresent(added -> blocks.addAll(added.projection()));
        return List.copyOf(blocks);
    }

    @Override
    public ExecutionPath path() {
        return runner.path();
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        int cellBlocks = runner.blocks().size();
        int stateBlocks = initialState.blocks().size();
        InitialState.Place place = new InitialState.Place(recording, runner, input.tensor(), parameters);
        List<Tensor> start = initialState.record(place, parameters.from(cellBlocks));
        SequenceRunner.Call call = new SequenceRunner.Call(
                input.tensor(), recording.slots().lengths(), start, SequenceRunner.Wanted.OUTPUT);
        Tensor output = runner.record(recording, call, parameters).output().get(0);
        Tensor sum = residual.map(
                        added -> added.add(recording, input, output, parameters.from(cellBlocks + stateBlocks)))
                .orElse(output);
        return new Flow(sum, true, recording.training());
    }

    /**
     * The way round a layer.
     *
     * @param projection block of the weight {@code [outputSize, inputSize]}; none where the widths are equal
     */
    record Residual(List<BlockSpec> projection) {
        /** Padding is zero on both ways, so that it is in the sum. */
        private Tensor add(Recording recording, Flow input, Tensor output, LayerParameters parameters) {
            Tensor x = Padding.zeroed(recording, input);
            if (projection.isEmpty()) {
                return recording.recorder().add(output, x);
            }
            Tensor weight = parameters.watch(recording.recorder(), 0);
            return recording.recorder().add(output, recording.recorder().affine(x, weight, null));
        }
    }
}
