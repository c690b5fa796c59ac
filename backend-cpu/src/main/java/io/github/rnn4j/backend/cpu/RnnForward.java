package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the layers forward over packed rows: the sums {@code x_t W + b + h_{t-1} U} of all gates, then the cell's kernel. The
 * first product is one for all steps. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnForward<A> {
    private final RnnLayout layout;
    private final FloatingElements<A> elements;
    private final RnnWeights<A> weights;
    private final WorkerPool pool;
    private final List<ForwardShard<A>> shards = new ArrayList<>();
    private final WorkerPool.Work project = this::project;
    private final WorkerPool.Work steps = this::steps;
    private RnnActivations<A> activations;
    /** What is computed at the moment. */
    private A from;

    private int layer;
    private int direction;

    RnnForward(FloatingElements<A> elements, RnnLayout layout, RnnActivations<A> none, WorkerPool pool) {
        this.layout = layout;
        this.elements = elements;
        this.pool = pool;
        this.weights = new RnnWeights<>(elements, layout, elements.newGemm(), false);
        this.activations = none;
        this.from = elements.allocate(0);
    }

    /**
     * Fills the activations' states.
     *
     * @param input packed, {@code [rows, inputSize]}
     */
    void run(CpuParameterBlock parameters, A input, RnnActivations<A> target) {
        activations = target;
        SequencePacking packing = activations.packing();
        if (packing.batch() == 1) {
            weights.align();
        }
        weights.update(parameters, true);
        int count = packing.shards();
        for (int shard = 0; shard < count; shard++) {
            shard(shard).prepare(packing);
        }
        for (layer = 0; layer < layout.numLayers(); layer++) {
            from = layer == 0 ? input : activations.output(layer - 1);
            for (direction = 0; direction < layout.directions(); direction++) {
                pool.run(count, project);
                pool.run(count, steps);
            }
        }
    }

    /** Most calls need one only. */
    private ForwardShard<A> shard(int number) {
        while (shards.size() <= number) {
            shards.add(new ForwardShard<>(elements, layout, weights, shards.size()));
        }
        return shards.get(number);
    }

    private void project(int shard) {
        shards.get(shard).project(from, layer, direction, activations);
    }

    private void steps(int shard) {
        shards.get(shard).steps(activations, layer, direction);
    }
}
