package io.github.rnn4j.backend.cpu.internal.vector;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.PanelGemm;
import io.github.rnn4j.backend.cpu.internal.kernel.PanelRecurrence;
import io.github.rnn4j.backend.cpu.internal.kernel.Recurrence;
import jdk.incubator.vector.FloatVector;

/**
 * FLOAT32 by the Vector API where that is faster than what the compiler makes of plain loops; the same bits. Loading it needs the
 * module {@code jdk.incubator.vector}. Stateless and thread-safe.
 */
@Internal
public final class VectorElements extends FloatElements {
    /** Returns the width of the vectors in bits. */
    @Override
    public int vectorBits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }

    @Override
    public Gemm<float[]> newGemm() {
        return new PanelGemm(new VectorPanels());
    }

    @Override
    public BlockOps<float[]> newBlockOps() {
        return new VectorBlockOps();
    }

    @Override
    public Recurrence<float[]> newRecurrence() {
        return new PanelRecurrence(new VectorPanels(), new VectorBlockOps());
    }
}
