package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** One direction of one layer: the cell, step after step. */
final class Pass {
    private final Ops ops;
    private final Cell cell;
    private final Lengths lengths;
    private final boolean backward;
    /** The cell's outputs in the order in which they were computed. */
    private final List<Tensor> outputs = new ArrayList<>();

    private final List<Tensor> hiddenStates = new ArrayList<>();
    private final Function<List<Tensor>, CellState> seen;
    private List<Tensor> state;

    /**
     * Prepares a pass that starts from a state and reads from the last used step to the first if {@code backward}.
     *
     * @param seen what the cell sees of the state before a step
     */
    Pass(
            Ops ops,
            Cell cell,
            Lengths lengths,
            boolean backward,
            List<Tensor> initialState,
            Function<List<Tensor>, CellState> seen) {
        this.ops = ops;
        this.cell = cell;
        this.lengths = lengths;
        this.backward = backward;
        this.state = initialState;
        this.seen = seen;
    }

    /**
     * Projects the whole sequence at once, then steps. A row that has come to its end keeps its state.
     *
     * @param input {@code [timeSteps, batch, inputSize]}, 0 beyond each length
     */
    void run(CellParameters parameters, Tensor input) {
        Tensor projected = cell.project(ops, parameters, input);
        List<Tensor> steps = new ArrayList<>(ops.unstack(backward ? lengths.reverse(ops, projected) : projected, 0));
        if (readsByIndex()) {
            Collections.reverse(steps);
        }
        int hidden = hiddenIndex();
        for (int i = 0; i < steps.size(); i++) {
            CellStep next = cell.step(ops, parameters, steps.get(i), seen.apply(state));
            check(next, input.shape().size(1));
            outputs.add(next.output());
            hiddenStates.add(next.state().get(hidden));
            state = keepUnused(i, next.state());
        }
    }

    /** Returns the state after the last used step. */
    List<Tensor> finalState() {
        return state;
    }

    /** Returns the hidden state as each step left it. */
    List<Tensor> hiddenStates() {
        return hiddenStates;
    }

    /** Returns the outputs in the order of the time steps, 0 beyond each length. */
    Tensor sequence() {
        List<Tensor> ordered = new ArrayList<>(outputs);
        if (readsByIndex()) {
            Collections.reverse(ordered);
        }
        Tensor sequence = lengths.zeroBeyond(ops, ops.stack(ordered, 0));
        return backward ? lengths.reverse(ops, sequence) : sequence;
    }

    /** Returns the output of the used step that was read last; 0 where the length is 0. */
    Tensor last() {
        Tensor first = outputs.get(0);
        Tensor last = ops.constant(first.dtype(), first.shape(), 0);
        for (int i = 0; i < outputs.size(); i++) {
            last = lengths.keepUnused(ops, i, outputs.get(i), last);
        }
        return last;
    }

    /** Without lengths, reading backward is a matter of the order of steps; nothing needs to be moved. */
    private boolean readsByIndex() {
        return backward && lengths.used() == null;
    }

    private List<Tensor> keepUnused(int step, List<Tensor> next) {
        List<Tensor> kept = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            kept.add(lengths.keepUnused(ops, step, next.get(i), state.get(i)));
        }
        return List.copyOf(kept);
    }

    private int hiddenIndex() {
        for (int i = 0; i < cell.state().size(); i++) {
            if (cell.state().get(i).name().equals(StateSpec.HIDDEN)) {
                return i;
            }
        }
        return 0;
    }

    private void check(CellStep next, int batchSize) {
        check("output", next.output(), batchSize, cell.outputSize());
        List<StateSpec> specs = cell.state();
        if (next.state().size() != specs.size()) {
            throw new ShapeMismatchException("cell: expected a next state of " + specs.size() + " parts but got "
                    + next.state().size());
        }
        for (int i = 0; i < specs.size(); i++) {
            check(
                    "state '" + specs.get(i).name() + "'",
                    next.state().get(i),
                    batchSize,
                    specs.get(i).width());
        }
    }

    private static void check(String what, Tensor tensor, int batchSize, int width) {
        if (!tensor.shape().equals(Shape.of(batchSize, width))) {
            throw new ShapeMismatchException("cell " + what + ": expected [batch=" + batchSize + ", features=" + width
                    + "] but got " + tensor.shape());
        }
    }

    /** Returns a state of zeros. */
    static List<Tensor> zeroState(Ops ops, Cell cell, DType dtype, int batchSize) {
        return cell.state().stream()
                .map(spec -> ops.constant(dtype, Shape.of(batchSize, spec.width()), 0))
                .toList();
    }
}
