package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a plan in rows of their own, as the products read them; copied anew whenever the
 * block's version has changed. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnWeights<A> {
    /**
     * The parameters of a layer and direction.
     *
     * @param bias of the input's sums, {@code [gates * hidden]}: both in one where the cell does not split its sums
     * @param recurrentBias of the recurrent sums, {@code [gates * hidden]}
     * @param <A> the array type
     */
    record Pass<A>(PackedMatrix<A> input, PackedMatrix<A> recurrent, A bias, A recurrentBias) {}

    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final Gemm<A> gemm;
    private final MatrixView<A> view;
    private final boolean transposed;
    private final List<Pass<A>> passes = new ArrayList<>();
    private @Nullable CpuParameterBlock block;
    /** Its object is gone after the next run of the garbage collector. */
    private Reference<Object> sinceCollection = new WeakReference<>(null);

    private long calls;
    private long nextLook = 1;
    private long version;
    /** Whether the first layer's input weights are here, too. */
    private boolean whole;

    /**
     * @param transposed false for the forward pass: {@code [width, gates * hidden]} and {@code [hidden, gates * hidden]}; true for the
     *     backward pass, the other way round
     */
    RnnWeights(FloatingElements<A> elements, RnnLayout layout, Gemm<A> gemm, boolean transposed) {
        this.elements = elements;
        this.layout = layout;
        this.gemm = gemm;
        this.transposed = transposed;
        this.view = new MatrixView<>(elements.allocate(0));
        int hidden = layout.hiddenSize();
        int gates = layout.gateSize();
        for (int layer = 0; layer < layout.numLayers(); layer++) {
            int width = layout.width(layer);
            for (int direction = 0; direction < layout.directions(); direction++) {
                passes.add(new Pass<>(
                        transposed ? gemm.newPacked(gates, width) : gemm.newPacked(width, gates),
                        transposed ? gemm.newPacked(gates, hidden) : gemm.newPacked(hidden, gates),
                        elements.allocate(gates),
                        elements.allocate(gates)));
            }
        }
    }

    /** Returns those of a layer and direction. */
    Pass<A> pass(int layer, int direction) {
        return passes.get(layout.pass(layer, direction));
    }

    /**
     * Lets single rows read the parameters from where that is quickest. Looks where that is at ever longer intervals, and whenever the garbage
     * collector has run, which moves arrays; the next {@link #update} copies what must stand elsewhere.
     */
    void align() {
        calls++;
        if (calls < nextLook && sinceCollection.get() != null) {
            return;
        }
        if (calls >= nextLook) {
            nextLook = 2 * calls;
        }
        sinceCollection = new WeakReference<>(new Object());
        for (int i = 0; i < passes.size(); i++) {
            boolean moved = gemm.align(passes.get(i).input());
            if (gemm.align(passes.get(i).recurrent()) || moved) {
                block = null;
            }
        }
    }

    /**
     * Copies the parameters, unless these very ones are here already.
     *
     * @param bottom whether the first layer's input weights are of use: a pass back reads them only for the gradient of its input
     */
    void update(CpuParameterBlock newBlock, boolean bottom) {
        long newVersion = newBlock.version();
        if (block == newBlock && version == newVersion && (whole || !bottom)) {
            return;
        }
        whole = bottom;
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
        Pass<A> pass = pass(layer, direction);
        if (layer > 0 || whole) {
            pack(storage, layout.inputWeight(layer, direction), layout.width(layer), pass.input());
        }
        pack(storage, layout.recurrentWeight(layer, direction), hidden, pass.recurrent());
        if (layout.bias()) {
            int gates = layout.gateSize();
            int at = layout.biases(layer, direction);
            A first = pass.bias();
            A second = pass.recurrentBias();
            System.arraycopy(storage, at, first, 0, gates);
            System.arraycopy(storage, at + gates, second, 0, gates);
            elements.round(first, gates);
            elements.round(second, gates);
            if (!layout.cell().splitsSums()) {
                elements.apply(BinaryOp.ADD, 1, 1, first, second, first, 0, gates);
            }
        }
    }

    private void pack(A storage, int offset, int rows, PackedMatrix<A> target) {
        view.rowMajor(storage, offset, rows, layout.gateSize());
        gemm.pack(transposed ? view.transpose() : view, target);
    }
}
