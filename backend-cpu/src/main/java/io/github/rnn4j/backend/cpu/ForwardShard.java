package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;

/**
 * What one thread computes of a layer forward: its share of the rows of {@code x W + b}, then the steps of its own sequences. Each
 * row's bits depend on that row alone, so not on the shards. Used by one thread at a time; no allocation once warm.
 *
 * @param <A> the array type
 */
final class ForwardShard<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final RnnWeights<A> weights;
    private final int shard;
    private final Gemm<A> gemm;
    private final CellKernel<A> kernel;
    private final CellStep<A> step;
    private final MatrixView<A> left;
    private final MatrixView<A> initial;
    private final MatrixView<A> out;
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
        this.recurrentSums = elements.allocate(0);
        this.before = recurrentSums;
        this.step = new CellStep<>(recurrentSums);
        this.left = new MatrixView<>(recurrentSums);
        this.initial = new MatrixView<>(recurrentSums);
        this.out = new MatrixView<>(recurrentSums);
    }

    /** Makes room for its sequences. */
    void prepare(SequencePacking packing) {
        int places = packing.places(shard);
        if (layout.cell().splitsSums()) {
            recurrentSums = elements.atLeast(recurrentSums, places * layout.gateSize());
        }
        if (layout.cell().readsState()) {
            before = elements.atLeast(before, places * layout.hiddenSize());
        }
        kernel.prepare(places);
    }

    /** Writes its rows of {@code x W + b}, of all steps at once. */
    void project(A from, int layer, int direction, RnnActivations<A> activations) {
        SequencePacking packing = activations.packing();
        int first = WorkerPool.begin(packing.rows(), Gemm.TILE_ROWS, shard, packing.shards());
        int count = WorkerPool.begin(packing.rows(), Gemm.TILE_ROWS, shard + 1, packing.shards()) - first;
        int gates = layout.gateSize();
        int width = layout.width(layer);
        A sums = activations.sums(layer, direction);
        fillRows(weights.bias(layer, direction), sums, first, count);
        gemm.accumulate(
                left.rowMajor(from, first * width, count, width),
                weights.input(layer, direction),
                out.rowMajor(sums, first * gates, count, gates));
    }

    /** Takes the steps of its sequences. */
    void steps(RnnActivations<A> activations, int layer, int direction) {
        SequencePacking packing = activations.packing();
        boolean splits = layout.cell().splitsSums();
        boolean reads = layout.cell().readsState();
        int last = layout.cell().stateParts() - 1;
        activations.look(step, layer, direction);
        step.recurrentSums = recurrentSums;
        left.rowsOf(activations.output(layer), 0, 0, layout.hiddenSize(), layout.outputSize());
        out.rowMajor(splits ? recurrentSums : step.sums, 0, 0, layout.gateSize());
        for (int i = 0; i < packing.steps(); i++) {
            int t = direction == 0 ? i : packing.steps() - 1 - i;
            int place = packing.begin(shard, t);
            int count = packing.end(shard, t) - place;
            if (count == 0) {
                continue;
            }
            activations.move(step, direction, t, place, count);
            if (splits) {
                fillRows(weights.recurrentBias(layer, direction), recurrentSums, 0, count);
            }
            recur(activations, layer, direction, t, place, splits ? 0 : step.sumsFrom);
            if (reads) {
                activations.lookBefore(last, layer, direction, t, place, count, step.before, before);
            }
            kernel.forward(step);
        }
    }

    /** Adds {@code h U}: the state before is that of the step before, and of sequences that begin, the initial one. */
    private void recur(RnnActivations<A> activations, int layer, int direction, int t, int place, int to) {
        PackedMatrix<A> recurrent = weights.recurrent(layer, direction);
        int hidden = layout.hiddenSize();
        int continued = Math.max(0, Math.min(activations.continued(direction, t) - place, step.count));
        if (continued > 0) {
            int row = activations.offsetBefore(direction, t) + place;
            int from = row * layout.outputSize() + direction * hidden;
            gemm.accumulate(left.move(from, continued), recurrent, out.move(to, continued));
        }
        int begun = step.count - continued;
        if (begun > 0 && activations.hasInitial()) {
            int from = activations.initialFrom(layer, direction, place + continued);
            initial.rowMajor(activations.initial(0), from, begun, hidden);
            gemm.accumulate(initial, recurrent, out.move(to + continued * layout.gateSize(), begun));
        }
    }

    private void fillRows(A bias, A target, int first, int count) {
        int gates = layout.gateSize();
        if (count == 0) {
            return;
        }
        int from = first * gates;
        System.arraycopy(bias, 0, target, from, gates);
        for (int row = 1; row < count; row *= 2) { // few large copies are quicker than many small ones
            System.arraycopy(target, from, target, from + row * gates, Math.min(row, count - row) * gates);
        }
    }
}
