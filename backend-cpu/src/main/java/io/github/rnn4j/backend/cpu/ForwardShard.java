package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;

/**
 * What one thread computes of a pass forward: all layers of its own sequences. The sums {@code x_t W + b + h_{t-1} U} of all gates begin
 * with one product for the inputs of some steps, few enough that they are still in a cache when these steps are taken; then the
 * cell's kernel goes from sums to states. Each row's bits depend on that row alone, so not on the shards. Used by one thread at a time;
 * no allocation once warm.
 *
 * @param <A> the array type
 */
final class ForwardShard<A> {
    /** Rows of a product for the inputs of several steps, about: with many more, the sums of all gates leave the level 2 cache. */
    private static final int BLOCK_ROWS = 96;
    /** No step: none was taken yet. */
    private static final int NONE = -1;

    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final RnnWeights<A> weights;
    private final int shard;
    private final Gemm<A> gemm;
    private final CellKernel<A> kernel;
    private final CellStep<A> step;
    private final MatrixView<A> inputs;
    private final MatrixView<A> inputSums;
    private final MatrixView<A> states;
    private final MatrixView<A> initial;
    private final MatrixView<A> stateSums;
    /** Of the layer and direction at hand. */
    private RnnWeights.Pass<A> pass;

    /** Sums of the steps at hand, where the activations do not keep them. */
    private A sums;
    /** {@code h U + b} of one step, for cells that split their sums. */
    private A recurrentSums;
    /** The state before a step where its rows come from several places. */
    private A before;

    ForwardShard(FloatingElements<A> elements, RnnLayout layout, RnnWeights<A> weights, int shard) {
        this.elements = elements;
        this.layout = layout;
        this.weights = weights;
        this.shard = shard;
        this.gemm = elements.newGemm();
        this.kernel = layout.cell().newKernel(elements, layout.hiddenSize());
        this.sums = elements.allocate(0);
        this.recurrentSums = sums;
        this.before = sums;
        this.step = new CellStep<>(sums);
        this.inputs = new MatrixView<>(sums);
        this.inputSums = new MatrixView<>(sums);
        this.states = new MatrixView<>(sums);
        this.initial = new MatrixView<>(sums);
        this.stateSums = new MatrixView<>(sums);
        this.pass = weights.pass(0, 0);
    }

    /** Makes room for its sequences. */
    void prepare(RnnActivations<A> activations) {
        int places = activations.packing().places(shard);
        if (!activations.keepsSums()) {
            sums = elements.atLeast(sums, (BLOCK_ROWS + places) * layout.gateSize());
        }
        if (layout.cell().splitsSums()) {
            recurrentSums = elements.atLeast(recurrentSums, places * layout.gateSize());
        }
        if (layout.cell().readsState()) {
            before = elements.atLeast(before, places * layout.hiddenSize());
        }
        kernel.prepare(places);
    }

    /**
     * Fills the states of its sequences.
     *
     * @param input packed, {@code [rows, inputSize]}
     */
    void run(A input, RnnActivations<A> activations) {
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            A from = layer == 0 ? input : activations.output(layer - 1);
            for (int direction = 0; direction < layout.directions(); direction++) {
                pass(from, layer, direction, activations);
            }
        }
    }

    private void pass(A from, int layer, int direction, RnnActivations<A> activations) {
        SequencePacking packing = activations.packing();
        activations.look(step, layer, direction);
        step.recurrentSums = recurrentSums;
        if (!activations.keepsSums()) {
            step.sums = sums;
        }
        states.rowsOf(activations.output(layer), 0, 0, layout.hiddenSize(), layout.outputSize());
        stateSums.rowMajor(layout.cell().splitsSums() ? recurrentSums : step.sums, 0, 0, layout.gateSize());
        pass = weights.pass(layer, direction);
        boolean alone = packing.batch() == 1 && kernel.recurs();
        int end;
        int previous = NONE;
        for (int first = 0; first < packing.steps(); first = end) {
            end = blockEnd(packing, direction, first);
            int row = project(from, layer, direction, first, end, activations);
            int i = first;
            for (; i < (alone ? 1 : end); i++) {
                int t = packing.step(direction, i);
                step(layer, direction, t, previous, row, activations);
                previous = t;
            }
            if (i < end) {
                recur(layer, direction, packing.step(direction, i), end - i, row, activations);
            }
        }
    }

    /**
     * Takes the steps of a single sequence from one on that is not its first; a step's number is its row.
     *
     * @param base how many rows before where the activations would keep them the sums stand
     */
    private void recur(int layer, int direction, int t, int count, int base, RnnActivations<A> activations) {
        int sign = direction == 0 ? 1 : -1;
        int width = layout.outputSize();
        int gates = layout.gateSize();
        int before = (t - sign) * width + direction * layout.hiddenSize();
        states.rowsOf(activations.output(layer), before, count + 1, layout.hiddenSize(), sign * width);
        stateSums.rowsOf(step.sums, (t - base) * gates, count, gates, sign * gates);
        kernel.recur(states, pass.recurrent(), stateSums);
    }

    /** Returns the step behind those whose inputs are multiplied at once: several only if their rows follow each other. */
    private int blockEnd(SequencePacking packing, int direction, int first) {
        int end = first + 1;
        if (packing.shards() == 1) {
            int rows = packing.running(packing.step(direction, first));
            for (; end < packing.steps() && rows < BLOCK_ROWS; end++) {
                rows += packing.running(packing.step(direction, end));
            }
        }
        return end;
    }

    /** Writes {@code x W + b} of some steps; returns the row that the sums begin with. */
    private int project(A from, int layer, int direction, int first, int end, RnnActivations<A> activations) {
        SequencePacking packing = activations.packing();
        int low = packing.step(direction, direction == 0 ? first : end - 1);
        int high = packing.step(direction, direction == 0 ? end - 1 : first);
        int row = packing.offset(low) + packing.begin(shard, low);
        int count = packing.offset(high) + packing.end(shard, high) - row;
        int base = activations.keepsSums() ? 0 : row;
        if (count > 0) {
            int gates = layout.gateSize();
            int width = layout.width(layer);
            int to = (row - base) * gates;
            fillRows(pass.bias(), step.sums, to, count);
            gemm.accumulate(
                    inputs.rowMajor(from, row * width, count, width),
                    pass.input(),
                    inputSums.rowMajor(step.sums, to, count, gates));
        }
        return base;
    }

    /**
     * Takes a step.
     *
     * @param previous the step taken before it
     * @param base how many rows before where the activations would keep them the sums stand
     */
    private void step(int layer, int direction, int t, int previous, int base, RnnActivations<A> activations) {
        SequencePacking packing = activations.packing();
        int place = packing.begin(shard, t);
        int count = packing.end(shard, t) - place;
        if (count == 0) {
            return;
        }
        activations.move(step, direction, t, place, count);
        int to = step.sumsFrom - base * layout.gateSize();
        step.sumsFrom = to;
        if (layout.cell().splitsSums()) {
            fillRows(pass.recurrentBias(), recurrentSums, 0, count);
            to = 0;
        }
        int continued = previous == NONE ? 0 : Math.min(packing.end(shard, previous) - place, count);
        if (continued > 0) {
            int from = (packing.offset(previous) + place) * layout.outputSize() + direction * layout.hiddenSize();
            gemm.accumulate(states.move(from, continued), pass.recurrent(), stateSums.move(to, continued));
        }
        if (continued < count && activations.hasInitial()) {
            begin(layer, direction, place, Math.max(continued, 0), to, activations);
        }
        if (layout.cell().readsState()) {
            int last = layout.cell().stateParts() - 1;
            activations.lookBefore(last, layer, direction, t, place, count, step.before, before);
        }
        kernel.forward(step);
    }

    /** Adds {@code h U} of the sequences that begin: the state before is the initial one. */
    private void begin(int layer, int direction, int place, int continued, int to, RnnActivations<A> activations) {
        int from = activations.initialFrom(layer, direction, place + continued);
        int begun = step.count - continued;
        initial.rowMajor(activations.initial(0), from, begun, layout.hiddenSize());
        gemm.accumulate(initial, pass.recurrent(), stateSums.move(to + continued * layout.gateSize(), begun));
    }

    private void fillRows(A bias, A target, int from, int count) {
        int gates = layout.gateSize();
        System.arraycopy(bias, 0, target, from, gates);
        for (int row = 1; row < count; row *= 2) { // few large copies are quicker than many small ones
            System.arraycopy(target, from, target, from + row * gates, Math.min(row, count - row) * gates);
        }
    }
}
