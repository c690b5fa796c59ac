package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which sequences run fused: those of some cells in either precision and in emulated halves, with any layers, directions, lengths and gradients. */
final class RnnSupport {
    /** Options that say how parameters start, and nothing of how a step is computed. */
    private static final Set<String> STARTS = Set.of(CellSpec.FORGET_BIAS);

    private RnnSupport() {}

    /** Returns the cell of a sequence that is fused. */
    static FusedCell cell(SequenceDescriptor descriptor) {
        return FusedCell.ofType(descriptor.cell().type()).orElseThrow();
    }

    static FusedSupport of(SequenceDescriptor descriptor) {
        CellSpec spec = descriptor.cell();
        Optional<FusedCell> cell = FusedCell.ofType(spec.type());
        if (cell.isEmpty()) {
            return FusedSupport.no("backend 'cpu' fuses the cells "
                    + Arrays.stream(FusedCell.values()).map(FusedCell::type).collect(Collectors.joining(", "))
                    + ", not '" + spec + "'");
        }
        if (!STARTS.containsAll(spec.options().keySet())) {
            return FusedSupport.no(
                    "backend 'cpu' fuses cells with no options but those of " + STARTS + ", not '" + spec + "'");
        }
        boolean drops = descriptor.dropout() > 0 && descriptor.numLayers() > 1 && descriptor.mode() == Mode.TRAINING;
        if (drops) {
            return FusedSupport.no("backend 'cpu' fuses no dropout between layers");
        }
        return typesFit(descriptor.storage(), descriptor.compute())
                ? FusedSupport.YES
                : FusedSupport.no("backend 'cpu' fuses FLOAT32 and FLOAT64, stored and computed alike, and FLOAT32"
                        + " computed in FLOAT16, not " + descriptor.storage() + " computed in " + descriptor.compute());
    }

    private static boolean typesFit(DType storage, DType compute) {
        boolean alike = storage == compute && (storage == DType.FLOAT32 || storage == DType.FLOAT64);
        return alike || (storage == DType.FLOAT32 && compute == DType.FLOAT16);
    }
}
