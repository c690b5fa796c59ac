package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the layers forward over packed rows, each shard of the sequences by itself from the first layer to the last. Confined to a
 * session.
 *
 * @param <A> the array type
 */
final class RnnForward<A> {
    private final RnnLayout layout;
    private final FloatingElements<A> elements;
    private final RnnWeights<A> weights;
    private final WorkerPool pool;
    private final ShardShares shares;
    private final List<ForwardShard<A>> shards = new ArrayList<>();
    private final WorkerPool.Work work = this::run;
    /** What is computed at the moment. */
    private RnnActivations<A> activations;

    private A input;

    RnnForward(
            FloatingElements<A> elements,
            RnnLayout layout,
            RnnActivations<A> none,
            WorkerPool pool,
            ShardShares shares) {
        this.layout = layout;
        this.elements = elements;
        this.pool = pool;
        this.shares = shares;
        this.weights = new RnnWeights<>(elements, layout, elements.newGemm(), false);
        this.activations = none;
        this.input = elements.allocate(0);
    }

    /**
     * Fills the activations' states.
     *
     * @param packedInput {@code [rows, inputSize]}
     */
    void run(CpuParameterBlock parameters, A packedInput, RnnActivations<A> target) {
        activations = target;
        input = packedInput;
        SequencePacking packing = activations.packing();
        if (packing.batch() == 1) {
            weights.align();
        }
        weights.update(parameters, true);
        int count = packing.shards();
        for (int shard = 0; shard < count; shard++) {
            shard(shard).prepare(activations);
        }
        if (count == 1) {
            shards.get(0).run(input, activations);
            return;
        }
        pool.run(count, work);
        shares.adjust(packing);
    }

    /** Most calls need one only. */
    private ForwardShard<A> shard(int number) {
        while (shards.size() <= number) {
            shards.add(new ForwardShard<>(elements, layout, weights, shards.size()));
        }
        return shards.get(number);
    }

    private void run(int shard) {
        shares.begin(shard);
        shards.get(shard).run(input, activations);
        shares.end(shard);
    }
}
