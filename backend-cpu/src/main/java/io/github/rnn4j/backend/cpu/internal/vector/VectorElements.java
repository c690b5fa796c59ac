package io.github.rnn4j.backend.cpu.internal.vector;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.PanelGemm;
import io.github.rnn4j.backend.cpu.internal.kernel.PanelRecurrence;
import io.github.rnn4j.backend.cpu.internal.kernel.Recurrence;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * FLOAT32 by the Vector API where that is faster than what the compiler makes of plain loops; the same bits. Loading it needs the
 * module {@code jdk.incubator.vector}. Stateless and thread-safe.
 */
@Internal
public final class VectorElements extends FloatElements {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> NUMBERS = IntVector.SPECIES_PREFERRED;
    private static final int L = S.length();

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

    /** By masks: which of two numbers is greater cannot be foreseen. */
    @Override
    public void keepGreater(float[] source, int from, float[] best, int[] index, int to, int count, int number) {
        int whole = count - count % L;
        for (int i = 0; i < whole; i += L) {
            FloatVector kept = FloatVector.fromArray(S, best, to + i);
            FloatVector next = FloatVector.fromArray(S, source, from + i);
            VectorMask<Float> greater = next.compare(VectorOperators.GT, kept);
            kept.blend(next, greater).intoArray(best, to + i);
            IntVector.fromArray(NUMBERS, index, to + i)
                    .blend(number, greater.cast(NUMBERS))
                    .intoArray(index, to + i);
        }
        super.keepGreater(source, from + whole, best, index, to + whole, count - whole, number);
    }
}
