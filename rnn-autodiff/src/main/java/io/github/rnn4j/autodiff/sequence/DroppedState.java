package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state before one step, of which units are missing where it is read. */
final class DroppedState implements CellState {
    private final Ops ops;
    private final List<Tensor> state;
    private final int pass;
    private final StateMasks masks;
    private final Map<Integer, Tensor> read = new HashMap<>();

    DroppedState(Ops ops, List<Tensor> state, int pass, StateMasks masks) {
        this.ops = ops;
        this.state = state;
        this.pass = pass;
        this.masks = masks;
    }

    @Override
    public Tensor read(int part) {
        return read.computeIfAbsent(part, this::dropped);
    }

    private Tensor dropped(int part) {
        Tensor whole = state.get(part);
        return ops.multiply(whole, masks.mask(pass, part, whole.shape()));
    }

    @Override
    public Tensor carried(int part) {
        return state.get(part);
    }
}
