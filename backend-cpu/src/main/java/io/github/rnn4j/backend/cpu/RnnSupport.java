package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Which sequences run fused: Elman's cells in either precision, with any layers, directions, lengths and gradients. */
final class RnnSupport {
    private static final Map<String, UnaryOp> ACTIVATIONS =
            Map.of(CellSpec.RNN, UnaryOp.TANH, CellSpec.RNN_RELU, UnaryOp.RELU, CellSpec.RNN_SIGMOID, UnaryOp.SIGMOID);

    private RnnSupport() {}

    /** Returns what a cell that is fused does to the sum. */
    static UnaryOp activation(CellSpec cell) {
        return Objects.requireNonNull(ACTIVATIONS.get(cell.type()), cell.type());
    }

    static FusedSupport of(SequenceDescriptor descriptor) {
        CellSpec cell = descriptor.cell();
        if (!ACTIVATIONS.containsKey(cell.type()) || !cell.options().isEmpty()) {
            return FusedSupport.no("backend 'cpu' fuses the cells "
                    + String.join(", ", new TreeSet<>(ACTIVATIONS.keySet())) + " without options, not '" + cell + "'");
        }
        boolean drops = descriptor.dropout() > 0 && descriptor.numLayers() > 1 && descriptor.mode() == Mode.TRAINING;
        if (drops) {
            return FusedSupport.no("backend 'cpu' fuses no dropout between layers");
        }
        DType storage = descriptor.storage();
        boolean precise = storage == DType.FLOAT32 || storage == DType.FLOAT64;
        if (!precise || descriptor.compute() != storage) {
            return FusedSupport.no("backend 'cpu' fuses FLOAT32 and FLOAT64, stored and computed alike, not " + storage
                    + " computed in " + descriptor.compute());
        }
        return FusedSupport.YES;
    }
}
