package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import java.util.ArrayList;
import java.util.List;

/**
 * What a forward pass computes and its backward pass reads: the layers' outputs in packed rows, and the initial states, which
 * the caller may overwrite with the final ones. Grows as needed; confined to a session.
 *
 * @param <A> the array type
 */
final class RnnActivations<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final SequencePacking packing = new SequencePacking();
    /** Of each layer, {@code [rows, directions * hidden]}. */
    private final List<A> outputs = new ArrayList<>();
    /** {@code [layers * directions, batch, hidden]}, sequences in packed order. */
    private A initial;

    private boolean started;

    RnnActivations(FloatingElements<A> elements, RnnLayout layout) {
        this.elements = elements;
        this.layout = layout;
        this.initial = elements.allocate(0);
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            outputs.add(initial);
        }
    }

    /** Makes room for what {@link #packing} describes. */
    void prepare(boolean withInitialState) {
        int size = packing.rows() * layout.outputSize();
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            outputs.set(layer, elements.atLeast(outputs.get(layer), size));
        }
        started = withInitialState;
        if (started) {
            initial = elements.atLeast(initial, layout.numLayers() * layout.outputSize() * packing.batch());
        }
    }

    SequencePacking packing() {
        return packing;
    }

    A output(int layer) {
        return outputs.get(layer);
    }

    A initial() {
        return initial;
    }

    /** Returns whether there is an initial state; else it is 0. */
    boolean hasInitial() {
        return started;
    }

    long bytes(DType dtype) {
        long count = elements.length(initial);
        for (A output : outputs) {
            count += elements.length(output);
        }
        return count * dtype.bytes();
    }
}
