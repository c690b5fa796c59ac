package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workspace of an executor, and the way of a pass through it: pack, run the layers, unpack. Its arguments are checked.
 * Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnRun<A> {
    /**
     * Sequences of a shard where there are more shards than threads: so few that what it writes in one layer is still in a cache when the
     * next one reads it, and enough for whole tiles.
     */
    private static final int SHARD_SEQUENCES = 32;
    /** Multiply-adds of such a shard at the least: with fewer, a cache holds what all of them write. */
    private static final long SHARD_WORK = 1L << 20;
    /** Shards of a call where there are more than threads, at the most: each has scratch of its own. */
    private static final int MOST_SHARDS = 64;

    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final boolean last;
    private final WorkerPool pool;
    private final ShardShares shares;
    private final RnnForward<A> forward;
    /** Made when it is first needed, for it has weights of its own. */
    private @Nullable RnnBackward<A> backward;

    private final RnnStates<A> states;
    /** Used where no reserve is given. */
    private final RnnActivations<A> own;

    /** Gradients of a layer's outputs and of its inputs, which take turns. */
    private A upper;

    private A lower;
    private A stepGradient;
    private final int weights;
    private long work;

    RnnRun(RnnPlan<A> plan) {
        elements = plan.elements();
        layout = plan.parameterLayout();
        weights = layout.storageShape().elements();
        last = plan.descriptor().output() == SequenceDescriptor.Output.LAST;
        pool = plan.pool();
        shares = new ShardShares(pool.threads(), System::nanoTime);
        own = new RnnActivations<>(elements, layout, false);
        forward = new RnnForward<>(elements, layout, own, pool, shares);
        states = new RnnStates<>(elements, layout, own.packing(), pool);
        upper = elements.allocate(0);
        lower = upper;
        stepGradient = upper;
    }

    /** Returns what this computes with. */
    FloatingElements<A> elements() {
        return elements;
    }

    /** Returns the multiply-adds of the last pass forward, about. */
    long work() {
        return work;
    }

    void forward(SequenceForward pass, @Nullable RnnReserve<A> reserve) {
        RnnActivations<A> activations = own;
        if (reserve != null) {
            activations = reserve.activations();
            reserve.markFilled(false);
        }
        SequencePacking packing = activations.packing();
        SequenceLengths lengths = pass.lengths();
        packing.set(
                pass.input().shape().size(0), pass.input().shape().size(1), lengths == null ? null : lengths.host());
        work = (long) packing.rows() * weights;
        shares.set(shards(packing.batch()));
        packing.split(shares);
        activations.prepare(!pass.initialState().isEmpty());
        // Of a single sequence there is but one order.
        boolean borrowed = reserve == null && packing.batch() == 1 && !elements.rounds();
        for (int part = 0; part < pass.initialState().size(); part++) {
            A initial = array(pass.initialState().get(part));
            if (borrowed) {
                activations.borrowInitial(part, initial);
            } else {
                states.packInitial(activations, part, initial);
            }
        }
        A from = isInForm(packing) ? array(pass.input()) : packed(pass, activations);
        Tensor output = pass.output();
        if (output != null && reserve == null && isInForm(packing, from, array(output))) {
            A kept = activations.exchangeOutput(array(output));
            try {
                run(pass, from, activations);
            } finally {
                activations.exchangeOutput(kept);
            }
            return;
        }
        run(pass, from, activations);
        if (output != null) {
            states.unpackOutput(activations, last, array(output));
        }
        if (reserve != null) {
            reserve.markFilled(true);
        }
    }

    /** Returns how many shards a call has, threads or not. */
    private int shards(int batch) {
        long most = Math.min(work / SHARD_WORK, MOST_SHARDS);
        return (int) Math.max(pool.shards(work, batch), Math.min(most, batch / SHARD_SEQUENCES));
    }

    /** Returns whether the last layer's states can be written where the caller wants them. */
    private boolean isInForm(SequencePacking packing, A from, A output) {
        return !last && isInForm(packing) && from != output;
    }

    private void run(SequenceForward pass, A from, RnnActivations<A> activations) {
        forward.run((CpuParameterBlock) pass.parameters(), from, activations);
        for (int part = 0; part < pass.finalState().size(); part++) {
            states.unpackFinal(activations, part, array(pass.finalState().get(part)));
        }
    }

    void backward(SequenceBackward pass, RnnReserve<A> reserve) {
        RnnActivations<A> activations = reserve.activations();
        SequencePacking packing = activations.packing();
        int widest = Math.max(layout.inputSize(), layout.outputSize());
        upper = elements.atLeast(upper, packing.rows() * widest);
        lower = elements.atLeast(lower, packing.rows() * widest);
        Tensor outputGradient = pass.outputGradient();
        states.packOutputGradient(packing, last, outputGradient == null ? null : array(outputGradient), upper);
        elements.round(upper, packing.rows() * layout.outputSize());
        RnnBackward<A> back = backward == null ? new RnnBackward<>(elements, layout, own, pool, shares) : backward;
        backward = back;
        back.prepare((CpuParameterBlock) pass.forward().parameters(), activations, pass.inputGradient() != null);
        A bottom = isInForm(packing) ? array(pass.forward().input()) : activations.input();
        for (int layer = layout.numLayers() - 1; layer >= 0; layer--) {
            layer(pass, activations, back, layer, layer == 0 ? bottom : activations.output(layer - 1));
        }
        Tensor inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            states.unpack(packing, upper, array(inputGradient), layout.inputSize());
        }
    }

    /** Goes back through one layer; afterwards {@link #upper} is the gradient of its input, if that is of use. */
    private void layer(SequenceBackward pass, RnnActivations<A> activations, RnnBackward<A> back, int layer, A from) {
        SequencePacking packing = activations.packing();
        A gradient = elements.cast(((CpuParameterBlock) pass.parameterGradient()).array());
        boolean top = layer == layout.numLayers() - 1;
        boolean through = layer > 0 || pass.inputGradient() != null;
        A total = top && pass.stepStateGradient() != null ? stepGradient(packing) : null;
        for (int direction = 0; direction < layout.directions(); direction++) {
            int index = layout.pass(layer, direction);
            back.at(layer, direction);
            for (int part = 0; part < layout.cell().stateParts(); part++) {
                states.packState(packing, part(pass.finalStateGradient(), part), index, back.flow(part));
                elements.round(back.flow(part), packing.batch() * layout.hiddenSize());
            }
            back.steps(upper, top && last, total, !pass.initialStateGradient().isEmpty(), through ? lower : null);
            for (int part = 0; part < layout.cell().stateParts(); part++) {
                states.unpackState(packing, back.flow(part), index, part(pass.initialStateGradient(), part));
            }
            back.parameters(from, gradient);
        }
        Tensor wanted = pass.stepStateGradient();
        if (total != null && wanted != null) {
            states.unpack(packing, total, array(wanted), layout.outputSize());
        }
        A other = upper;
        upper = lower;
        lower = other;
    }

    private A stepGradient(SequencePacking packing) {
        stepGradient = elements.atLeast(stepGradient, packing.rows() * layout.outputSize());
        return stepGradient;
    }

    /** Returns whether the caller's own rows are packed ones. */
    private boolean isInForm(SequencePacking packing) {
        return packing.isDense() && !elements.rounds();
    }

    /** Packs the input, for the way back, too. */
    private A packed(SequenceForward pass, RnnActivations<A> activations) {
        SequencePacking packing = activations.packing();
        A input = activations.newInput();
        states.pack(packing, array(pass.input()), input, layout.inputSize());
        elements.round(input, packing.rows() * layout.inputSize());
        return input;
    }

    /** Returns the array of a part of the state; null where none is given. */
    private @Nullable A part(List<Tensor> tensors, int part) {
        return tensors.isEmpty() ? null : array(tensors.get(part));
    }

    private A array(Tensor tensor) {
        return elements.cast(((CpuTensor) tensor).array());
    }
}
