package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a plan in rows of their own, as the products read them, and both biases in one; copied anew whenever the
 * block's version has changed. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnWeights<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final Gemm<A> gemm;
    private final MatrixView<A> view;
    private final boolean transposed;
    private final List<A[]> input = new ArrayList<>();
    private final List<A[]> recurrent = new ArrayList<>();
    private final List<A> bias = new ArrayList<>();
    private final A second;
    private @Nullable CpuParameterBlock block;
    private long version;

    /**
     * @param transposed false for the forward pass: {@code [width, hidden]} and {@code [hidden, hidden]}; true for the
     *     backward pass: {@code [hidden, width]} and {@code [hidden, hidden]} the other way round
     */
    RnnWeights(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm, boolean transposed) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.transposed = transposed;
        this.second = elements.allocate(layout.hiddenSize());
        this.view = new MatrixView<>(second);
        int hidden = layout.hiddenSize();
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            int width = layout.width(layer);
            for (int direction = 0; direction < layout.directions(); direction++) {
                input.add(transposed ? gemm.newRows(hidden, width) : gemm.newRows(width, hidden));
                recurrent.add(gemm.newRows(hidden, hidden));
                bias.add(elements.allocate(hidden));
            }
        }
    }

    A[] input(int layer, int direction) {
        return input.get(layer * layout.directions() + direction);
    }

    A[] recurrent(int layer, int direction) {
        return recurrent.get(layer * layout.directions() + direction);
    }

    A bias(int layer, int direction) {
        return bias.get(layer * layout.directions() + direction);
    }

    /** Copies the parameters, unless these very ones are here already. */
    void update(CpuParameterBlock newBlock) {
        long newVersion = newBlock.version();
        if (block == newBlock && version == newVersion) {
            return;
        }
        A storage = elements.cast(newBlock.array());
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            for (int direction = 0; direction < layout.directions(); direction++) {
                copy(storage, layer, direction);
            }
        }
        block = newBlock;
        version = newVersion;
    }

    private void copy(A storage, int layer, int direction) {
        int hidden = layout.hiddenSize();
        pack(storage, layout.inputWeight(layer, direction), layout.width(layer), input(layer, direction));
        pack(storage, layout.recurrentWeight(layer, direction), hidden, recurrent(layer, direction));
        if (layout.bias()) {
            int at = layout.biases(layer, direction);
            A sum = bias(layer, direction);
            System.arraycopy(storage, at, sum, 0, hidden);
            System.arraycopy(storage, at + hidden, second, 0, hidden);
            elements.apply(BinaryOp.ADD, 1, 1, sum, second, sum, hidden);
        }
    }

    private void pack(A storage, int offset, int rows, A[] target) {
        view.rowMajor(storage, offset, rows, layout.hiddenSize());
        gemm.pack(transposed ? view.transpose() : view, target);
    }
}
