package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.List;

/**
 * A state that is learned for each key: {@code [keys, layers * directions * width]} for each part.
 *
 * @param states the parts
 * @param keys rows of the tables
 * @param passes layers times directions
 * @param first number of the first part among those of the network
 */
record KeyedState(List<StateSpec> states, int keys, int passes, int first) implements InitialState {
    @Override
    public List<BlockSpec> blocks() {
        List<BlockSpec> blocks = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            blocks.add(StateBlocks.block(
                    first + i, Shape.of(keys, passes * states.get(i).width())));
        }
        return List.copyOf(blocks);
    }

    @Override
    public List<Tensor> record(Place place, LayerParameters parameters) {
        TapeRecorder ops = place.recording().recorder();
        int batch = place.recording().batchSize();
        Tensor ids = place.recording().slots().keys(place.recording().session().ops());
        ops.input(ids);
        List<Tensor> start = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Tensor rows = ops.gatherRows(parameters.watch(ops, i), ids);
            Tensor byPass =
                    ops.reshape(rows, Shape.of(batch, passes, states.get(i).width()));
            start.add(ops.transpose(byPass, 1, 0, 2));
        }
        return List.copyOf(start);
    }
}
