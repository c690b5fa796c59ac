package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are copied or added by number. Threads share copies by the rows of the one side, and sums by those of the table, so that
 * each element is added to in the same order whatever their number. Confined to a session; allocates nothing.
 */
final class RowMove {
    /** Multiply-adds that take about as long as moving an element, part of which waits for memory. */
    private static final long WORK = 16;
    /** Multiply-adds that take about as long as turning to a row. */
    private static final long ROW_WORK = 128;
    /** Elements whose sum takes several times as long as looking whether a row is one's own. */
    private static final int LEAST_WIDTH = 16;

    private static final Object NONE = new Object();

    private final WorkerPool pool;
    private final WorkerPool.Work gather = this::gather;
    private final WorkerPool.Work set = this::set;
    private final WorkerPool.Work add = this::add;
    private @Nullable Elements<?> elements;
    private Object from = NONE;
    private Object to = NONE;
    private int[] ids = new int[0];
    private int count;
    private int width;
    private int parts;

    RowMove(WorkerPool pool) {
        this.pool = pool;
    }

    /** Copies row {@code ids[i]} of a table to row {@code i}. */
    void gather(Object table, int[] numbers, Object rows, int size, int rowWidth) {
        prepare(table, numbers, rows, size, rowWidth);
        run(gather);
    }

    private void gather(int part) {
        int end = WorkerPool.begin(count, 1, part + 1, parts);
        for (int i = WorkerPool.begin(count, 1, part, parts); i < end; i++) {
            System.arraycopy(from, ids[i] * width, to, i * width, width);
        }
    }

    /** Copies row {@code i} to row {@code ids[i]} of a table. */
    void set(Object rows, int[] numbers, Object table, int size, int rowWidth) {
        prepare(rows, numbers, table, size, rowWidth);
        run(set);
    }

    private void set(int part) {
        int end = WorkerPool.begin(count, 1, part + 1, parts);
        for (int i = WorkerPool.begin(count, 1, part, parts); i < end; i++) {
            System.arraycopy(from, i * width, to, ids[i] * width, width);
        }
    }

    /** Adds row {@code i} to row {@code ids[i]} of a table, in their order. */
    void add(Elements<?> kernels, Object rows, int[] numbers, Object table, int size, int rowWidth) {
        prepare(rows, numbers, table, size, rowWidth);
        elements = kernels;
        // A power of two, so that whose row it is takes no division; every part looks at all numbers.
        parts = Integer.highestOneBit(Math.min(parts, Math.max(1, width / LEAST_WIDTH)));
        run(add);
    }

    private void add(int part) {
        if (elements != null) {
            add(elements, part);
        }
    }

    private <A> void add(Elements<A> kernels, int part) {
        A rows = kernels.cast(from);
        A table = kernels.cast(to);
        int mask = parts - 1;
        for (int i = 0; i < count; i++) {
            if ((ids[i] & mask) == part) {
                kernels.addTo(rows, i * width, table, ids[i] * width, width);
            }
        }
    }

    private void run(WorkerPool.Work work) {
        pool.run(parts, work);
        from = NONE; // what is moved is not kept alive
        to = NONE;
    }

    private void prepare(Object source, int[] numbers, Object target, int size, int rowWidth) {
        from = source;
        ids = numbers;
        to = target;
        width = rowWidth;
        count = size / Math.max(rowWidth, 1);
        parts = pool.parts(size * WORK + count * ROW_WORK, Math.max(1, count));
    }
}
