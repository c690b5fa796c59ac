package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;

/** Which sequences run fused: the tanh cell in either precision, with any layers, directions, lengths and gradients. */
final class RnnSupport {
    private RnnSupport() {}

    static FusedSupport of(SequenceDescriptor descriptor) {
        CellSpec cell = descriptor.cell();
        if (!cell.type().equals(CellSpec.RNN) || !cell.options().isEmpty()) {
            return FusedSupport.no("backend 'cpu' fuses the cell 'rnn' without options, not '" + cell + "'");
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
