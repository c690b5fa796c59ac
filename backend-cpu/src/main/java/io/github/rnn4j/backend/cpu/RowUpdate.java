package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.AdamScalars;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import org.jspecify.annotations.Nullable;

/**
 * Norm and optimiser step of some rows of tables, where they stand: copying rows out and back would fetch each from memory twice.
 * Threads share the rows; a sum is that of chunks which do not depend on the threads, added in their order. Confined to a session;
 * allocates nothing once warm.
 */
final class RowUpdate {
    /** Multiply-adds that take about as long as squaring an element, which comes from memory. */
    private static final long SQUARE_WORK = 16;
    /** Multiply-adds that take about as long as a step of an element: four come from memory, three go back. */
    private static final long ADAM_WORK = 64;
    /** Rows of a chunk of a sum. */
    private static final int CHUNK = 64;

    private static final Object NONE = new Object();

    private final WorkerPool pool;
    private final WorkerPool.Work squares = this::squares;
    private final WorkerPool.Work adam = this::adam;

    private @Nullable FloatingElements<?> elements;
    /** The tables; of a norm the gradient only. */
    private Object parameter = NONE;

    private Object gradient = NONE;
    private Object firstMoment = NONE;
    private Object secondMoment = NONE;
    private AdamScalars scalars = new AdamScalars();
    private double[] sums = new double[1];
    private int[] ids = new int[0];
    private int count;
    private int width;
    private int parts;

    RowUpdate(WorkerPool pool) {
        this.pool = pool;
    }

    /** Chooses the rows that the next call is about: the first {@code size} of {@code numbers}. */
    RowUpdate rows(int[] numbers, int size, int rowWidth) {
        ids = numbers;
        count = size;
        width = rowWidth;
        return this;
    }

    /** Returns the sum of the rows' squares, in double. */
    double squaredSum(FloatingElements<?> kernels, Object table) {
        int chunks = (count + CHUNK - 1) / CHUNK;
        sums = CpuTypes.DOUBLES.atLeast(sums, chunks);
        gradient = table;
        run(kernels, squares, SQUARE_WORK, chunks);
        double sum = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            sum += sums[chunk];
        }
        return sum;
    }

    private void squares(int part) {
        if (elements != null) {
            squares(elements, part);
        }
    }

    private <A> void squares(FloatingElements<A> kernels, int part) {
        A table = kernels.cast(gradient);
        int chunks = (count + CHUNK - 1) / CHUNK;
        int end = WorkerPool.begin(chunks, 1, part + 1, parts);
        for (int chunk = WorkerPool.begin(chunks, 1, part, parts); chunk < end; chunk++) {
            double sum = 0;
            for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
                sum += kernels.squaredSum(table, ids[i] * width, (ids[i] + 1) * width);
            }
            sums[chunk] = sum;
        }
    }

    /** Takes one Adam step in place and sets the rows of the gradient to 0. */
    void adam(FloatingElements<?> kernels, CpuTensor p, CpuTensor g, CpuTensor m, CpuTensor v, AdamScalars step) {
        parameter = p.array();
        gradient = g.array();
        firstMoment = m.array();
        secondMoment = v.array();
        scalars = step;
        run(kernels, adam, ADAM_WORK, count);
    }

    /** Sets the rows to 0. */
    <A> void clear(FloatingElements<A> kernels, Object table) {
        for (int i = 0; i < count; i++) {
            kernels.fill(kernels.cast(table), ids[i] * width, (ids[i] + 1) * width, 0);
        }
    }

    private void adam(int part) {
        if (elements != null) {
            adam(elements, part);
        }
    }

    private <A> void adam(FloatingElements<A> kernels, int part) {
        A p = kernels.cast(parameter);
        A g = kernels.cast(gradient);
        A m = kernels.cast(firstMoment);
        A v = kernels.cast(secondMoment);
        int end = WorkerPool.begin(count, 1, part + 1, parts);
        for (int i = WorkerPool.begin(count, 1, part, parts); i < end; i++) {
            kernels.adam(p, g, m, v, scalars, ids[i] * width, (ids[i] + 1) * width);
        }
    }

    private void run(FloatingElements<?> kernels, WorkerPool.Work task, long work, int most) {
        elements = kernels;
        parts = pool.parts((long) count * width * work, Math.max(1, most));
        pool.run(parts, task);
        parameter = NONE; // what is computed with is not kept alive
        gradient = NONE;
        firstMoment = NONE;
        secondMoment = NONE;
    }
}
