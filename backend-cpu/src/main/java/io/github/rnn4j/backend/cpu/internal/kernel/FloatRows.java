package io.github.rnn4j.backend.cpu.internal.kernel;

/**
 * Rows in the shape that C2 vectorises, and what is added to one. Six rows are added per pass, or four where that leaves fewer single
 * ones: flat arrays with an offset, more rows of the result at once, or eight rows a pass do not vectorise on JDK 17.
 *
 * <p>Elements that fill no vector, and those before the first address that is a multiple of one, C2 takes one by one, which at 32
 * columns is a third of the time. So a row begins a little behind the head of its array, at such an address, is filled up with zeros to
 * a multiple of the widest vectors, and a pass begins one element before it, for it takes its first element by itself in any case.
 */
final class FloatRows {
    /** Where a row begins in its array: an array's elements begin 16 bytes behind its head, and these are 48 more. */
    static final int LEAD = 12;
    /** Where a pass begins. */
    static final int FIRST = LEAD - 1;
    /** Whether C2 vectorises passes of eight rows. */
    private static final boolean EIGHT = Runtime.version().feature() >= 25;
    /** Elements of the widest vectors. */
    private static final int WIDEST = 16;

    private FloatRows() {}

    /** Returns where a row of so many elements ends in its array, what fills it up included. */
    static int end(int width) {
        return LEAD + (width + WIDEST - 1) / WIDEST * WIDEST;
    }

    /**
     * Adds {@code factor a_k row_k} for all {@code k} in {@code [first, last)} to a row.
     *
     * @param c the row
     * @param end where it ends
     * @param from where in {@code a} the first element stands
     * @param step from one element to the next
     */
    static void add(
            float[] c, int end, float factor, float[] a, int from, int step, float[][] rows, int first, int last) {
        int k = first;
        int at = from; // eight or nine are done by four: single ones take as long
        for (; k + 6 <= last && (last - k) / 2 != 4; k += 6, at += 6 * step) {
            add6(
                    c,
                    end,
                    factor * a[at],
                    rows[k],
                    factor * a[at + step],
                    rows[k + 1],
                    factor * a[at + 2 * step],
                    rows[k + 2],
                    factor * a[at + 3 * step],
                    rows[k + 3],
                    factor * a[at + 4 * step],
                    rows[k + 4],
                    factor * a[at + 5 * step],
                    rows[k + 5]);
        }
        for (; k + 4 <= last; k += 4, at += 4 * step) {
            add4(
                    c,
                    end,
                    factor * a[at],
                    rows[k],
                    factor * a[at + step],
                    rows[k + 1],
                    factor * a[at + 2 * step],
                    rows[k + 2],
                    factor * a[at + 3 * step],
                    rows[k + 3]);
        }
        for (; k < last; k++, at += step) {
            add1(c, end, factor * a[at], rows[k]);
        }
    }

    /**
     * Adds {@code a_k row_k} for all {@code k} below {@code count} to a row that nothing else is computed beside: each pass waits for
     * what the one before it has stored, so that fewer passes are quicker, where all rows are still read from a level 1 cache.
     *
     * @param from where in {@code a} the elements begin, which follow each other
     */
    static void addInFewPasses(float[] c, int end, float[] a, int from, float[][] rows, int count) {
        int k = 0;
        for (; EIGHT && k + 8 <= count; k += 8) {
            int at = from + k;
            add8(
                    c,
                    end,
                    a[at],
                    rows[k],
                    a[at + 1],
                    rows[k + 1],
                    a[at + 2],
                    rows[k + 2],
                    a[at + 3],
                    rows[k + 3],
                    a[at + 4],
                    rows[k + 4],
                    a[at + 5],
                    rows[k + 5],
                    a[at + 6],
                    rows[k + 6],
                    a[at + 7],
                    rows[k + 7]);
        }
        add(c, end, 1, a, from + k, 1, rows, k, count);
    }

    /** a factors, b rows, c the row of the result, up to {@code end}. */
    private static void add4(
            float[] c,
            int end,
            float a0,
            float[] b0,
            float a1,
            float[] b1,
            float a2,
            float[] b2,
            float a3,
            float[] b3) {
        for (int j = FIRST; j < end; j++) {
            c[j] = Fma.of(a3, b3[j], Fma.of(a2, b2[j], Fma.of(a1, b1[j], Fma.of(a0, b0[j], c[j]))));
        }
    }

    private static void add6(
            float[] c,
            int end,
            float a0,
            float[] b0,
            float a1,
            float[] b1,
            float a2,
            float[] b2,
            float a3,
            float[] b3,
            float a4,
            float[] b4,
            float a5,
            float[] b5) {
        for (int j = FIRST; j < end; j++) {
            float sum = Fma.of(a2, b2[j], Fma.of(a1, b1[j], Fma.of(a0, b0[j], c[j])));
            c[j] = Fma.of(a5, b5[j], Fma.of(a4, b4[j], Fma.of(a3, b3[j], sum)));
        }
    }

    private static void add8(
            float[] c,
            int end,
            float a0,
            float[] b0,
            float a1,
            float[] b1,
            float a2,
            float[] b2,
            float a3,
            float[] b3,
            float a4,
            float[] b4,
            float a5,
            float[] b5,
            float a6,
            float[] b6,
            float a7,
            float[] b7) {
        for (int j = FIRST; j < end; j++) {
            float sum = Fma.of(a3, b3[j], Fma.of(a2, b2[j], Fma.of(a1, b1[j], Fma.of(a0, b0[j], c[j]))));
            c[j] = Fma.of(a7, b7[j], Fma.of(a6, b6[j], Fma.of(a5, b5[j], Fma.of(a4, b4[j], sum))));
        }
    }

    static void add1(float[] c, int end, float a, float[] b) {
        for (int j = FIRST; j < end; j++) {
            c[j] = Fma.of(a, b[j], c[j]);
        }
    }
}
