package io.github.rnn4j.backend.cpu.internal.kernel;

/**
 * The product of a column that is alone in its panel. One number at a time it takes half as long as a vector of which all but one
 * element are padding: processors add two single numbers in the time of a vector of the widest kind. The order of the sums is that of
 * the panels.
 */
final class LoneColumn {
    private LoneColumn() {}

    /** Adds to an element of one row; {@code a} left operand, {@code b} panel, {@code bStep} from one of its rows to the next. */
    static void add(float[] a, int ai, float[] b, int bi, int bStep, int depth, float[] c, int ci) {
        float sum = c[ci];
        for (int k = 0, at = bi; k < depth; k++, at += bStep) {
            sum = Fma.of(a[ai + k], b[at], sum);
        }
        c[ci] = sum;
    }

    /** Adds to an element of each of some rows. */
    static void add(
            float[] a,
            int ai,
            int aRow,
            float[] b,
            int bi,
            int bStep,
            int depth,
            float[] c,
            int ci,
            int cRow,
            int rows) {
        int row = 0;
        for (; row + 8 <= rows; row += 8) {
            eight(a, ai + row * aRow, aRow, b, bi, bStep, depth, c, ci + row * cRow, cRow);
        }
        for (; row + 4 <= rows; row += 4) {
            four(a, ai + row * aRow, aRow, b, bi, bStep, depth, c, ci + row * cRow, cRow);
        }
        for (; row < rows; row++) {
            add(a, ai + row * aRow, b, bi, bStep, depth, c, ci + row * cRow);
        }
    }

    private static void four(
            float[] a, int ai, int aRow, float[] b, int bi, int bStep, int depth, float[] c, int ci, int cRow) {
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        float s0 = c[ci];
        float s1 = c[ci + cRow];
        float s2 = c[ci + 2 * cRow];
        float s3 = c[ci + 3 * cRow];
        for (int k = 0, at = bi; k < depth; k++, at += bStep) {
            float v = b[at];
            s0 = Fma.of(a[ai + k], v, s0);
            s1 = Fma.of(a[a1 + k], v, s1);
            s2 = Fma.of(a[a2 + k], v, s2);
            s3 = Fma.of(a[a3 + k], v, s3);
        }
        c[ci] = s0;
        c[ci + cRow] = s1;
        c[ci + 2 * cRow] = s2;
        c[ci + 3 * cRow] = s3;
    }

    private static void eight(
            float[] a, int ai, int aRow, float[] b, int bi, int bStep, int depth, float[] c, int ci, int cRow) {
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        float s0 = c[ci];
        float s1 = c[ci + cRow];
        float s2 = c[ci + 2 * cRow];
        float s3 = c[ci + 3 * cRow];
        float s4 = c[ci + 4 * cRow];
        float s5 = c[ci + 5 * cRow];
        float s6 = c[ci + 6 * cRow];
        float s7 = c[ci + 7 * cRow];
        for (int k = 0, at = bi; k < depth; k++, at += bStep) {
            float v = b[at];
            s0 = Fma.of(a[ai + k], v, s0);
            s1 = Fma.of(a[a1 + k], v, s1);
            s2 = Fma.of(a[a2 + k], v, s2);
            s3 = Fma.of(a[a3 + k], v, s3);
            s4 = Fma.of(a[a4 + k], v, s4);
            s5 = Fma.of(a[a5 + k], v, s5);
            s6 = Fma.of(a[a6 + k], v, s6);
            s7 = Fma.of(a[a7 + k], v, s7);
        }
        c[ci] = s0;
        c[ci + cRow] = s1;
        c[ci + 2 * cRow] = s2;
        c[ci + 3 * cRow] = s3;
        c[ci + 4 * cRow] = s4;
        c[ci + 5 * cRow] = s5;
        c[ci + 6 * cRow] = s6;
        c[ci + 7 * cRow] = s7;
    }
}
