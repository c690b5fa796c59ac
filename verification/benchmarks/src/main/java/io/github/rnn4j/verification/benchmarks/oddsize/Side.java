package io.github.rnn4j.verification.benchmarks.oddsize;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The side of a weight whose size is odd; the other one stays {@link #EVEN}. */
enum Side {
    /** Width of the state. */
    HIDDEN,
    /** Features of a step. */
    INPUT;

    /** A size that fills vectors and tiles of every processor. */
    static final int EVEN = 64;

    private static final int STEP = 8;

    /** Returns the sizes beside one that are multiples of 8; below 8, where there is one only, powers of two as well. */
    static List<Integer> neighbours(int size) {
        int above = (size / STEP + 1) * STEP;
        IntStream candidates = size < STEP
                ? IntStream.of(2, 4, STEP).filter(candidate -> candidate > size)
                : IntStream.of(size % STEP == 0 ? size - STEP : size / STEP * STEP, above);
        return candidates.filter(candidate -> candidate > 0).boxed().toList();
    }

    /** Returns an RNN of one layer. */
    Workload workload(int size, int batch, int steps) {
        Layer layer = this == HIDDEN ? new Layer(CellSpec.RNN, EVEN, size, 1) : new Layer(CellSpec.RNN, size, EVEN, 1);
        return Workload.of(Workload.Kind.SEQUENCE, batch, steps, layer);
    }

    /** Returns the name in results. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
