package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.List;

/**
 * A state that is learned, one for all sequences: {@code [layers * directions, width]} for each part.
 *
 * @param states the parts
 * @param passes layers times directions
 * @param first number of the first part among those of the network
 */
record LearnedState(List<StateSpec> states, int passes, int first) implements InitialState {
    @Override
    public List<BlockSpec> blocks() {
        List<BlockSpec> blocks = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            blocks.add(
                    StateBlocks.block(first + i, Shape.of(passes, states.get(i).width())));
        }
        return List.copyOf(blocks);
    }

    @Override
    public List<Tensor> record(Place place, LayerParameters parameters) {
        TapeRecorder ops = place.recording().recorder();
        int batch = place.recording().batchSize();
        List<Tensor> start = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            int width = states.get(i).width();
            Tensor one = ops.reshape(parameters.watch(ops, i), Shape.of(passes, 1, width));
            start.add(ops.broadcast(one, Shape.of(passes, batch, width)));
        }
        return List.copyOf(start);
    }
}
