package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes back through one direction of a layer (backpropagation through time): the gradient of the sums step by
 * step, then the parameters' gradients as single products over all rows. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnBackward<A> {
    /** Parts of a weight's gradient for each thread, at the most. */
    private static final int PARTS_EACH = 4;

    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final RnnWeights<A> weights;
    private final WorkerPool pool;
    private final BackwardFlow<A> flow;
    private final ShardShares shares;
    private final List<BackwardShard<A>> shards = new ArrayList<>();
    private final List<WeightGradient<A>> gradients = new ArrayList<>();
    private final WorkerPool.Work steps = this::steps;
    private final WorkerPool.Work parameters = this::parameters;
    private RnnActivations<A> activations;
    private int layer;
    private int direction;
    /** What the work of the moment reads, and what it adds to. */
    private A from;

    private A to;
    private @Nullable A stepGradient;
    private @Nullable A inputGradient;
    private boolean onlyLast;
    private boolean initialWanted;
    /** Into how many parts the columns of a gradient are divided. */
    private int columnParts = 1;

    RnnBackward(
            FloatingElements<A> elements,
            RnnLayout layout,
            RnnActivations<A> none,
            WorkerPool pool,
            ShardShares shares) {
        this.elements = elements;
        this.layout = layout;
        this.pool = pool;
        this.shares = shares;
        this.weights = new RnnWeights<>(elements, layout, elements.newGemm(), true);
        this.flow = new BackwardFlow<>(elements, layout);
        this.activations = none;
        this.from = elements.allocate(0);
        this.to = from;
    }

    /**
     * Makes room for what a forward pass has filled.
     *
     * @param bottom whether the gradient of the first layer's input is wanted
     */
    void prepare(CpuParameterBlock block, RnnActivations<A> filled, boolean bottom) {
        activations = filled;
        SequencePacking packing = filled.packing();
        weights.update(block, bottom);
        flow.prepare(filled);
        shares.set(packing.shards()); // whoever went forward may have been another
        for (int shard = 0; shard < packing.shards(); shard++) {
            shard(shard).prepare(packing);
        }
        columnParts = columnParts(packing);
        while (gradients.size() < 2 * columnParts) {
            gradients.add(new WeightGradient<>(elements, layout, flow));
        }
    }

    /** Each reads all rows, so that one is best where one thread computes all; else there are enough for the quicker thread to take more. */
    private int columnParts(SequencePacking packing) {
        int threads = pool.threads();
        if (threads == 1 || packing.shards() == 1) {
            return 1;
        }
        return Math.min(tiles(), PARTS_EACH * threads);
    }

    /** Returns the tiles side by side in the columns of a gradient, the last of which may be narrower. */
    private int tiles() {
        return (layout.gateSize() + Gemm.TILE_COLUMNS - 1) / Gemm.TILE_COLUMNS;
    }

    /** Most calls need one only. */
    private BackwardShard<A> shard(int number) {
        while (shards.size() <= number) {
            shards.add(new BackwardShard<>(elements, layout, weights, flow, shards.size()));
        }
        return shards.get(number);
    }

    /** Chooses what the calls that follow are about. */
    void at(int newLayer, int newDirection) {
        layer = newLayer;
        direction = newDirection;
    }

    /**
     * Returns the gradient of a part of one direction's state, {@code [batch, hidden]} in packed order: to be filled with that
     * of the final state before {@link #steps(Object, boolean, Object, boolean, Object)}, and that of the initial state afterwards.
     */
    A flow(int part) {
        return flow.state(part);
    }

    /**
     * Goes back step by step.
     *
     * @param outputGradient of this layer, {@code [rows, directions * hidden]}
     * @param lastOnly whether only the step that each sequence reads last has such a gradient; the other rows are not read
     * @param total filled with the total gradient of every hidden state, of the same shape; or null
     * @param toInitial whether the gradient of the initial state is wanted; else {@link #flow} is of no use afterwards
     * @param toInput gets the gradient of the layer's input, {@code [rows, width]}, to which the second direction adds; null if that is of no use
     */
    void steps(A outputGradient, boolean lastOnly, @Nullable A total, boolean toInitial, @Nullable A toInput) {
        from = outputGradient;
        stepGradient = total;
        onlyLast = lastOnly;
        initialWanted = toInitial;
        inputGradient = toInput;
        SequencePacking packing = activations.packing();
        pool.run(packing.shards(), steps);
        shares.adjust(packing);
    }

    private void steps(int shard) {
        BackwardShard<A> own = shards.get(shard);
        shares.begin(shard);
        own.steps(activations, layer, direction, from, onlyLast, stepGradient, initialWanted);
        if (inputGradient != null) {
            own.input(activations.packing(), layer, direction, inputGradient);
        }
        shares.end(shard);
    }

    /**
     * Adds the gradients of this direction's parameters.
     *
     * @param layerInput packed input of the layer
     * @param gradient the whole block's
     */
    void parameters(A layerInput, A gradient) {
        from = layerInput;
        to = gradient;
        if (activations.packing().shards() == 1) { // no second thread is worth while
            parameters(0);
            parameters(1);
        } else {
            pool.run(2 * columnParts, parameters);
        }
    }

    /** Half of the parts are those of the input weights, the others those of the recurrent ones: a thread keeps to the one or the other. */
    private void parameters(int part) {
        int begin = firstColumn(part % columnParts);
        int end = firstColumn(part % columnParts + 1);
        WeightGradient<A> gradient = gradients.get(part);
        if (part < columnParts) {
            gradient.addInput(activations, layer, direction, from, to, begin, end - begin);
        } else {
            gradient.addRecurrent(activations, layer, direction, to, begin, end - begin);
        }
    }

    private int firstColumn(int part) {
        return Math.min(layout.gateSize(), WorkerPool.begin(tiles(), 1, part, columnParts) * Gemm.TILE_COLUMNS);
    }
}
