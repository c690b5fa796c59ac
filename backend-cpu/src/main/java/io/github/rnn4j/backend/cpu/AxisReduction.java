package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums and greatest elements along an axis. The result is dealt out in pieces, a part of the inner axes each, which threads
 * share; each element is reduced in the order of the axis. Confined to a session; no allocation once warm.
 */
final class AxisReduction {
    /** Elements of a piece: its sums stay in the level 1 cache. */
    private static final int PIECE = 1024;
    /** Multiply-adds that take about as long as adding an element. */
    private static final long SUM_WORK = 8;
    /** Multiply-adds that take about as long as comparing an element: which one is greater cannot be foreseen. */
    private static final long MAX_WORK = 32;

    private static final int[] NONE = {};

    private final WorkerPool pool;
    private final WorkerPool.Work sum = this::sum;
    private final WorkerPool.Work max = this::max;
    /** Sums of a piece, of each part. */
    private final List<double[]> sums = new ArrayList<>();

    private Elements<?> elements = CpuTypes.INTS;
    private Elements<?> wide = CpuTypes.INTS;
    private Object from = NONE;
    private Object to = NONE;
    private int[] index = NONE;
    private int count;
    private int inner;
    private int results;
    /** Pieces of a row of the inner axes. */
    private int rowPieces;

    private int pieces;
    private int parts;

    AxisReduction(WorkerPool pool) {
        this.pool = pool;
    }

    /** Sums in double. */
    void sum(CpuTensor x, int axis, CpuTensor out) {
        prepare(x, axis, out, SUM_WORK);
        wide = CpuTypes.elements(out.dtype());
        while (sums.size() < parts) {
            sums.add(new double[PIECE]);
        }
        run(sum);
    }

    /**
     * Finds the greatest elements, of equal ones the first.
     *
     * @param places filled with where they stand on the axis
     */
    void max(CpuTensor x, int axis, CpuTensor out, int[] places) {
        prepare(x, axis, out, MAX_WORK);
        index = places;
        run(max);
    }

    private void prepare(CpuTensor x, int axis, CpuTensor out, long work) {
        elements = x.dtype() == DType.FLOAT32 ? FloatKernels.current() : CpuTypes.elements(x.dtype());
        from = x.array();
        to = out.array();
        count = x.shape().size(axis);
        inner = 1;
        for (int i = axis + 1; i < x.shape().rank(); i++) {
            inner *= x.shape().size(i);
        }
        results = out.shape().elements();
        rowPieces = (inner + PIECE - 1) / PIECE;
        pieces = inner == 1 ? (results + PIECE - 1) / PIECE : results / Math.max(inner, 1) * rowPieces;
        parts = pool.parts((long) results * count * work, Math.max(1, pieces));
    }

    private void run(WorkerPool.Work work) {
        pool.run(parts, work);
        from = NONE; // what is reduced is not kept alive
        to = NONE;
        index = NONE;
    }

    private void sum(int part) {
        sum(elements, wide, sums.get(part), part);
    }

    private <A, B> void sum(Elements<A> source, Elements<B> target, double[] row, int part) {
        A x = source.cast(from);
        B y = target.cast(to);
        int end = WorkerPool.begin(pieces, 1, part + 1, parts);
        for (int piece = WorkerPool.begin(pieces, 1, part, parts); piece < end; piece++) {
            int first = first(piece);
            int size = size(piece, first);
            if (inner == 1) {
                for (int i = 0; i < size; i++) {
                    row[i] = source.sum(x, (first + i) * count, count);
                }
            } else {
                Arrays.fill(row, 0, size, 0);
                int at = start(first);
                for (int k = 0; k < count; k++, at += inner) {
                    source.accumulate(x, at, row, 0, size);
                }
            }
            target.fromDouble(row, 0, y, first, size);
        }
    }

    private void max(int part) {
        max(elements, part);
    }

    private <A> void max(Elements<A> kernels, int part) {
        A x = kernels.cast(from);
        A y = kernels.cast(to);
        int end = WorkerPool.begin(pieces, 1, part + 1, parts);
        for (int piece = WorkerPool.begin(pieces, 1, part, parts); piece < end; piece++) {
            int first = first(piece);
            int size = size(piece, first);
            if (inner == 1) {
                for (int i = first; i < first + size; i++) {
                    index[i] = kernels.argMax(x, i * count, count);
                    System.arraycopy(x, i * count + index[i], y, i, 1);
                }
                continue;
            }
            int at = start(first);
            System.arraycopy(x, at, y, first, size);
            Arrays.fill(index, first, first + size, 0);
            for (int k = 1; k < count; k++) {
                at += inner;
                kernels.keepGreater(x, at, y, index, first, size, k);
            }
        }
    }

    /** Returns the first result of a piece. */
    private int first(int piece) {
        return inner == 1 ? piece * PIECE : piece / rowPieces * inner + piece % rowPieces * PIECE;
    }

    /** Returns the results of a piece. */
    private int size(int piece, int first) {
        int rest = inner == 1 ? results - first : inner - piece % rowPieces * PIECE;
        return Math.min(PIECE, rest);
    }

    /** Returns where the first element stands that a result is made of. */
    private int start(int result) {
        return result / inner * count * inner + result % inner;
    }
}
