package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;
import org.jspecify.annotations.Nullable;

/**
 * What one thread computes of a layer backward: the steps of its own sequences and the gradient of their inputs. Used by one thread at a
 * time; no allocation once warm.
 *
 * @param <A> the array type
 */
final class BackwardShard<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final RnnWeights<A> weights;
    private final BackwardFlow<A> flow;
    private final int shard;
    private final Gemm<A> gemm;
    private final BlockOps<A> ops;
    private final CellKernel<A> kernel;
    private final CellStep<A> step;
    private final MatrixView<A> left;
    private final MatrixView<A> out;
    /** The state before a step where its rows come from several places. */
    private A before;

    BackwardShard(
            FloatingElements<A> elements, RnnLayout layout, RnnWeights<A> weights, BackwardFlow<A> flow, int shard) {
        this.elements = elements;
        this.layout = layout;
        this.weights = weights;
        this.flow = flow;
        this.shard = shard;
        this.gemm = elements.newGemm();
        this.ops = elements.newBlockOps();
        this.kernel = layout.cell().newKernel(elements, layout.hiddenSize());
        this.before = elements.allocate(0);
        this.step = new CellStep<>(before);
        this.left = new MatrixView<>(before);
        this.out = new MatrixView<>(before);
    }

    /** Makes room for its sequences. */
    void prepare(SequencePacking packing) {
        int places = packing.places(shard);
        before = elements.atLeast(before, places * layout.hiddenSize());
        kernel.prepare(places);
    }

    /**
     * Goes back step by step.
     *
     * @param outputGradient of this layer, {@code [rows, directions * hidden]}
     * @param lastOnly whether only the step that each sequence reads last has such a gradient; the other rows are not read
     * @param stepGradient filled with the total gradient of every hidden state, of the same shape; or null
     * @param toInitial whether the gradient of the initial state is wanted
     */
    void steps(
            RnnActivations<A> activations,
            int layer,
            int direction,
            A outputGradient,
            boolean lastOnly,
            @Nullable A stepGradient,
            boolean toInitial) {
        SequencePacking packing = activations.packing();
        FusedCell cell = layout.cell();
        activations.look(step, layer, direction);
        step.slopes = flow.sums();
        step.recurrentSlopes = flow.recurrentSums();
        for (int i = packing.steps() - 1; i >= 0; i--) {
            int t = packing.step(direction, i);
            int place = packing.begin(shard, t);
            int count = packing.end(shard, t) - place;
            if (count == 0) {
                continue;
            }
            look(activations, direction, t, place, count);
            int row = packing.offset(t) + place;
            int first = lastOnly ? Math.max(place, packing.firstToEnd(direction, t)) : place;
            addOutputs(outputGradient, packing.offset(t), direction, first, place + count);
            if (stepGradient != null) {
                int from = row * layout.outputSize() + direction * layout.hiddenSize();
                out.rowsOf(stepGradient, from, count, layout.hiddenSize(), layout.outputSize());
                ops.copy(step.hiddenGradient, out);
            }
            if (cell.readsState()) {
                int last = cell.stateParts() - 1;
                activations.lookBefore(last, layer, direction, t, place, count, step.before, before);
            }
            kernel.backward(step);
            int continued = Math.min(activations.continued(direction, t) - place, count);
            recur(weights.pass(layer, direction).recurrent(), place, toInitial ? count : continued);
            if (!activations.shiftsStates()) {
                int at = row * layout.hiddenSize();
                activations.copyBefore(0, layer, direction, t, place, count, flow.previous(), at);
            }
        }
    }

    /** Adds what comes from the outputs of some places to the gradient of their hidden states. */
    private void addOutputs(A outputGradient, int row, int direction, int first, int end) {
        if (end > first) {
            int hidden = layout.hiddenSize();
            int width = layout.outputSize();
            left.rowMajor(flow.state(0), first * hidden, end - first, hidden);
            out.rowsOf(outputGradient, (row + first) * width + direction * hidden, end - first, hidden, width);
            ops.add(1, left, out, left);
        }
    }

    private void look(RnnActivations<A> activations, int direction, int t, int place, int count) {
        int hidden = layout.hiddenSize();
        activations.move(step, direction, t, place, count);
        step.slopesFrom = step.sumsFrom;
        step.hiddenGradient.rowMajor(flow.state(0), place * hidden, count, hidden);
        step.memoryGradient.rowMajor(flow.state(1), place * hidden, count, hidden);
    }

    /** Adds to the gradient of the state before, of the first sequences of the step, what comes through the product. */
    private void recur(PackedMatrix<A> recurrent, int place, int count) {
        int hidden = layout.hiddenSize();
        if (count > 0) {
            gemm.accumulate(
                    left.rowMajor(flow.recurrentSums(), step.slopesFrom, count, layout.gateSize()),
                    recurrent,
                    out.rowMajor(flow.state(0), place * hidden, count, hidden));
        }
    }

    /**
     * Computes the gradient of the layer's input of its sequences, {@code [rows, width]}; the second direction adds to the first's. They are
     * those whose gradients of sums it has just computed: the cache of another core has none of them.
     */
    void input(SequencePacking packing, int layer, int direction, A inputGradient) {
        if (packing.shards() == 1) {
            input(layer, direction, 0, packing.rows(), inputGradient);
            return;
        }
        for (int t = 0; t < packing.steps(); t++) {
            int place = packing.begin(shard, t);
            int count = packing.end(shard, t) - place;
            if (count > 0) {
                input(layer, direction, packing.offset(t) + place, count, inputGradient);
            }
        }
    }

    private void input(int layer, int direction, int first, int count, A inputGradient) {
        int gates = layout.gateSize();
        int width = layout.width(layer);
        if (direction == 0) {
            elements.fill(inputGradient, first * width, (first + count) * width, 0);
        }
        gemm.accumulate(
                left.rowMajor(flow.sums(), first * gates, count, gates),
                weights.pass(layer, direction).input(),
                out.rowMajor(inputGradient, first * width, count, width));
    }
}
