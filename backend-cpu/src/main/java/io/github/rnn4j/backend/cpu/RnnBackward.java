package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
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
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final RnnWeights<A> weights;
    private final WorkerPool pool;
    private final BackwardFlow<A> flow;
    private final List<BackwardShard<A>> shards = new ArrayList<>();
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
    /** Parts of the parameters' gradients: each reads all rows, so that one is best where one thread computes all. */
    private int columnShares;

    RnnBackward(FloatingElements<A> elements, RnnLayout layout, RnnActivations<A> none, WorkerPool pool) {
        this.elements = elements;
        this.layout = layout;
        this.pool = pool;
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
        for (int shard = 0; shard < packing.shards(); shard++) {
            shard(shard).prepare(packing);
        }
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
        pool.run(activations.packing().shards(), steps);
    }

    private void steps(int shard) {
        BackwardShard<A> own = shards.get(shard);
        own.steps(activations, layer, direction, from, onlyLast, stepGradient, initialWanted);
        if (inputGradient != null) {
            own.input(activations.packing(), layer, direction, inputGradient);
        }
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
        columnShares = pool.threads() == 1 ? 1 : activations.packing().shards();
        pool.run(columnShares, parameters);
    }

    private void parameters(int shard) {
        shards.get(shard).parameters(activations, layer, direction, from, to, columnShares);
    }
}
