package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import java.util.ArrayList;
import java.util.List;

/**
 * What a forward pass computes and its backward pass reads: the layers' states and gates in packed rows, and the
 * initial states, which the caller may overwrite with the final ones. Grows as needed; confined to a session.
 *
 * @param <A> the array type
 */
final class RnnActivations<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final boolean keeping;
    private final SequencePacking packing = new SequencePacking();
    /** Of each part of each layer's state, {@code [rows, directions * hidden]}. */
    private final List<A> states = new ArrayList<>();
    /** Sums of each pass, {@code [rows, gates * hidden]}, where cells leave the values of their gates; none if they are not kept. */
    private final List<A> sums = new ArrayList<>();
    /** What the cell of each pass keeps besides, {@code [rows, hidden]}. */
    private final List<A> extra = new ArrayList<>();
    /** Of each part of the state, {@code [layers * directions, batch, hidden]}, sequences in packed order. */
    private final List<A> initial = new ArrayList<>();
    /** Where the initial values of each part are: in {@link #initial}, or in the caller's array. */
    private final List<A> given = new ArrayList<>();

    /** Input in packed rows, where the caller has it otherwise. */
    private A input;

    private boolean started;
    /** What there is room for. */
    private int rows;

    private int startedSequences;

    /**
     * @param keeping whether a backward pass may follow, which reads the gates
     */
    RnnActivations(FloatingElements<A> elements, RnnLayout layout, boolean keeping) {
        this.elements = elements;
        this.layout = layout;
        this.keeping = keeping;
        input = elements.allocate(0);
        addEmpty(states, layout.numLayers() * layout.cell().stateParts());
        addEmpty(sums, keeping ? layout.passes() : 0);
        addEmpty(extra, keeping && layout.cell().keepsExtra() ? layout.passes() : 0);
        addEmpty(initial, layout.cell().stateParts());
        addEmpty(given, layout.cell().stateParts());
    }

    private void addEmpty(List<A> arrays, int count) {
        for (int i = 0; i < count; i++) {
            arrays.add(elements.allocate(0));
        }
    }

    /** Makes room for what {@link #packing} describes. */
    void prepare(boolean withInitialState) {
        started = withInitialState;
        if (packing.rows() > rows) {
            rows = packing.rows();
            grow(states, rows * layout.outputSize());
            grow(sums, rows * layout.gateSize());
            grow(extra, rows * layout.hiddenSize());
        }
        if (started && packing.batch() > startedSequences) {
            startedSequences = packing.batch();
            grow(initial, layout.passes() * startedSequences * layout.hiddenSize());
        }
    }

    private void grow(List<A> arrays, int length) {
        for (int i = 0; i < arrays.size(); i++) {
            arrays.set(i, elements.atLeast(arrays.get(i), length));
        }
    }

    SequencePacking packing() {
        return packing;
    }

    /** Returns the input of the pass in packed rows. */
    A input() {
        return input;
    }

    /** Makes room for the input of the pass in packed rows; returns it. */
    A newInput() {
        input = elements.atLeast(input, packing.rows() * layout.inputSize());
        return input;
    }

    /** Returns a layer's outputs, which are its hidden states. */
    A output(int layer) {
        return state(0, layer);
    }

    /** Lets another array hold the last layer's outputs; returns the one that has held them. */
    A exchangeOutput(A array) {
        return states.set((layout.numLayers() - 1) * layout.cell().stateParts(), array);
    }

    /** Has the initial values of a part of the state here; returns where to. */
    A ownInitial(int part) {
        given.set(part, initial.get(part));
        return initial.get(part);
    }

    /** Has the initial values of a part of the state where the caller has them, for this pass. */
    void borrowInitial(int part, A array) {
        given.set(part, array);
    }

    /** Returns a part of a layer's states. */
    A state(int part, int layer) {
        return states.get(layer * layout.cell().stateParts() + part);
    }

    /** Lets a step look at the states of a pass and at what it keeps; {@link #move} says which rows. */
    void look(CellStep<A> step, int layer, int direction) {
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        step.hidden.rowsOf(state(0, layer), 0, 0, hidden, width);
        if (layout.cell().stateParts() > 1) {
            step.memory.rowsOf(state(1, layer), 0, 0, hidden, width);
        }
        if (keeping) {
            step.sums = sums.get(layout.pass(layer, direction));
        }
        if (!extra.isEmpty()) {
            step.extra = extra.get(layout.pass(layer, direction));
        }
    }

    /** Moves to the rows of some places in a step. */
    void move(CellStep<A> step, int direction, int t, int place, int count) {
        int row = packing.offset(t) + place;
        int from = row * layout.outputSize() + direction * layout.hiddenSize();
        step.count = count;
        step.sumsFrom = row * layout.gateSize();
        step.extraFrom = row * layout.hiddenSize();
        step.hidden.move(from, count);
        step.memory.move(from, count);
    }

    /** Returns whether the sums of all steps are kept here; else a step has them in a place of its own. */
    boolean keepsSums() {
        return keeping;
    }

    /**
     * Looks at a part of the state before a step, of some places.
     *
     * @param scratch where the rows are brought together if they come from several places
     */
    void lookBefore(int part, int layer, int direction, int t, int place, int count, MatrixView<A> view, A scratch) {
        if (continued(direction, t) >= place + count) {
            int width = layout.outputSize();
            int from = (offsetBefore(direction, t) + place) * width + direction * layout.hiddenSize();
            view.rowsOf(state(part, layer), from, count, layout.hiddenSize(), width);
        } else {
            copyBefore(part, layer, direction, t, place, count, scratch, 0);
            view.rowMajor(scratch, 0, count, layout.hiddenSize());
        }
    }

    /**
     * Returns whether the states before all steps are those of the steps, shifted by one: every sequence uses every step, and begins at 0,
     * which adds nothing to a gradient.
     */
    boolean shiftsStates() {
        return packing.isDense() && !started;
    }

    /** Looks at the hidden states before all steps but the one that a direction begins with, in the order of those steps. */
    void lookAtShifted(int layer, int direction, MatrixView<A> view) {
        int width = layout.outputSize();
        int batch = packing.batch();
        int from = batch * direction * width + direction * layout.hiddenSize();
        view.rowsOf(state(0, layer), from, packing.rows() - batch, layout.hiddenSize(), width);
    }

    /** Returns the initial values of a part of the state. */
    A initial(int part) {
        return given.get(part);
    }

    /** Returns whether there is an initial state; else it is 0. */
    boolean hasInitial() {
        return started;
    }

    /** Returns how many sequences of a step have used the one that a direction reads before it; they are the first rows. */
    int continued(int direction, int t) {
        int before = before(direction, t);
        return before < 0 ? 0 : Math.min(packing.running(t), packing.running(before));
    }

    /** Returns the first row of the step that a direction reads before another. */
    int offsetBefore(int direction, int t) {
        return packing.offset(before(direction, t));
    }

    private static int before(int direction, int t) {
        return direction == 0 ? t - 1 : t + 1;
    }

    /** Returns where a sequence's initial state stands. */
    int initialFrom(int layer, int direction, int place) {
        return (layout.pass(layer, direction) * packing.batch() + place) * layout.hiddenSize();
    }

    /** Copies a part of the state before a step, of some places, into rows of {@code [.., hidden]}. */
    void copyBefore(int part, int layer, int direction, int t, int place, int count, A target, int to) {
        int hidden = layout.hiddenSize();
        int width = layout.outputSize();
        int continued = Math.max(0, Math.min(continued(direction, t) - place, count));
        int rowsAtOnce = width == hidden ? continued : 1; // of one direction they follow each other
        for (int row = 0; row < continued; row += rowsAtOnce) {
            int from = (offsetBefore(direction, t) + place + row) * width + direction * hidden;
            System.arraycopy(state(part, layer), from, target, to + row * hidden, rowsAtOnce * hidden);
        }
        int first = to + continued * hidden;
        int rest = (count - continued) * hidden;
        if (started) {
            System.arraycopy(initial(part), initialFrom(layer, direction, place + continued), target, first, rest);
        } else {
            elements.fill(target, first, first + rest, 0);
        }
    }

    long bytes(DType dtype) {
        long count = length(states) + length(sums) + length(extra) + length(initial) + elements.length(input);
        return count * dtype.bytes();
    }

    private long length(List<A> arrays) {
        long count = 0;
        for (A array : arrays) {
            count += elements.length(array);
        }
        return count;
    }
}
