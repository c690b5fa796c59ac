package io.github.rnn4j.backend.cpu.internal.vector;

import io.github.rnn4j.backend.cpu.internal.kernel.TileRows;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link VectorPanels}: some rows of a panel's columns, in two accumulators each. With vectors of 512 bits come 32 registers,
 * and eight rows at a time are quickest; with 16 registers six or five are, for eight accumulators do not cover the time of a
 * multiply-add while something else shares the core. {@link TileRows} divides rows among them.
 *
 * <p>How a loop counts decides how the compiler keeps its addresses. Counted otherwise, one of them moves to a vector register and
 * back in every turn, which takes a third of the speed, and on Java 17 six rows of accumulators spill.
 */
final class VectorTiles {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    /** Lanes of a vector. */
    private static final int L = S.length();
    /** Columns of a panel. */
    private static final int W = 2 * L;
    /** With vectors of 512 bits come 32 registers. */
    static final TileRows ROWS = new TileRows(L >= 16);

    private VectorTiles() {}

    /** Adds to some rows; the elements of a row of the left operand follow each other. */
    static void add(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows) {
        int count;
        for (int row = 0; row < rows; row += count) {
            count = ROWS.next(rows - row);
            tile(count, a, ai + row * aRow, aRow, b, bi, depth, c, ci + row * cRow, cRow);
        }
    }

    /** Likewise, to the first half of the panel's columns; what is no multiple of four rows goes first, and to all of them. */
    static void addHalf(
            float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows) {
        int row = 0;
        while ((rows - row) % 4 != 0) {
            int count = ROWS.nextBeforeFours(rows - row);
            tile(count, a, ai + row * aRow, aRow, b, bi, depth, c, ci + row * cRow, cRow);
            row += count;
        }
        for (; row < rows; row += 4) {
            fourOfHalf(a, ai + row * aRow, aRow, b, bi, depth, c, ci + row * cRow, cRow);
        }
    }

    private static void tile(
            int rows, float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        switch (rows) {
            case 4 -> four(a, ai, aRow, b, bi, depth, c, ci, cRow);
            case 5 -> five(a, ai, aRow, b, bi, depth, c, ci, cRow);
            case 6 -> six(a, ai, aRow, b, bi, depth, c, ci, cRow);
            case 7 -> seven(a, ai, aRow, b, bi, depth, c, ci, cRow);
            case 8 -> eight(a, ai, aRow, b, bi, depth, c, ci, cRow);
            default -> throw new IllegalArgumentException("rows: expected 4 to 8 but got " + rows);
        }
    }

    private static void four(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s20 = FloatVector.fromArray(S, c, c2);
        FloatVector s21 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector s30 = FloatVector.fromArray(S, c, c3);
        FloatVector s31 = FloatVector.fromArray(S, c, c3 + L);
        int a2 = aRow + aRow;
        int a3 = a2 + aRow;
        int start = bi - ai * W;
        for (int at = ai; at < ai + depth; at++) {
            FloatVector b0 = FloatVector.fromArray(S, b, start + at * W);
            FloatVector b1 = FloatVector.fromArray(S, b, start + at * W + L);
            FloatVector x = FloatVector.broadcast(S, a[at]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[at + aRow]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[at + a2]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[at + a3]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + L);
    }

    private static void five(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s20 = FloatVector.fromArray(S, c, c2);
        FloatVector s21 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector s30 = FloatVector.fromArray(S, c, c3);
        FloatVector s31 = FloatVector.fromArray(S, c, c3 + L);
        FloatVector s40 = FloatVector.fromArray(S, c, c4);
        FloatVector s41 = FloatVector.fromArray(S, c, c4 + L);
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        for (int k = 0, panel = bi; k < depth; k++, panel += W) {
            FloatVector b0 = FloatVector.fromArray(S, b, panel);
            FloatVector b1 = FloatVector.fromArray(S, b, panel + L);
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(S, a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + L);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + L);
    }

    private static void six(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s20 = FloatVector.fromArray(S, c, c2);
        FloatVector s21 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector s30 = FloatVector.fromArray(S, c, c3);
        FloatVector s31 = FloatVector.fromArray(S, c, c3 + L);
        FloatVector s40 = FloatVector.fromArray(S, c, c4);
        FloatVector s41 = FloatVector.fromArray(S, c, c4 + L);
        FloatVector s50 = FloatVector.fromArray(S, c, c5);
        FloatVector s51 = FloatVector.fromArray(S, c, c5 + L);
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        for (int k = 0, panel = bi; k < depth; k++, panel += W) {
            FloatVector b0 = FloatVector.fromArray(S, b, panel);
            FloatVector b1 = FloatVector.fromArray(S, b, panel + L);
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(S, a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(S, a[a5 + k]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + L);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + L);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + L);
    }

    private static void seven(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s20 = FloatVector.fromArray(S, c, c2);
        FloatVector s21 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector s30 = FloatVector.fromArray(S, c, c3);
        FloatVector s31 = FloatVector.fromArray(S, c, c3 + L);
        FloatVector s40 = FloatVector.fromArray(S, c, c4);
        FloatVector s41 = FloatVector.fromArray(S, c, c4 + L);
        FloatVector s50 = FloatVector.fromArray(S, c, c5);
        FloatVector s51 = FloatVector.fromArray(S, c, c5 + L);
        FloatVector s60 = FloatVector.fromArray(S, c, c6);
        FloatVector s61 = FloatVector.fromArray(S, c, c6 + L);
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi + k * W);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + k * W + L);
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(S, a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(S, a[a5 + k]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            x = FloatVector.broadcast(S, a[a6 + k]);
            s60 = x.fma(b0, s60);
            s61 = x.fma(b1, s61);
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + L);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + L);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + L);
        s60.intoArray(c, c6);
        s61.intoArray(c, c6 + L);
    }

    private static void eight(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        int c7 = c6 + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s20 = FloatVector.fromArray(S, c, c2);
        FloatVector s21 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector s30 = FloatVector.fromArray(S, c, c3);
        FloatVector s31 = FloatVector.fromArray(S, c, c3 + L);
        FloatVector s40 = FloatVector.fromArray(S, c, c4);
        FloatVector s41 = FloatVector.fromArray(S, c, c4 + L);
        FloatVector s50 = FloatVector.fromArray(S, c, c5);
        FloatVector s51 = FloatVector.fromArray(S, c, c5 + L);
        FloatVector s60 = FloatVector.fromArray(S, c, c6);
        FloatVector s61 = FloatVector.fromArray(S, c, c6 + L);
        FloatVector s70 = FloatVector.fromArray(S, c, c7);
        FloatVector s71 = FloatVector.fromArray(S, c, c7 + L);
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi + k * W);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + k * W + L);
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[a1 + k]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[a2 + k]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[a3 + k]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(S, a[a4 + k]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(S, a[a5 + k]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            x = FloatVector.broadcast(S, a[a6 + k]);
            s60 = x.fma(b0, s60);
            s61 = x.fma(b1, s61);
            x = FloatVector.broadcast(S, a[a7 + k]);
            s70 = x.fma(b0, s70);
            s71 = x.fma(b1, s71);
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + L);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + L);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + L);
        s60.intoArray(c, c6);
        s61.intoArray(c, c6 + L);
        s70.intoArray(c, c7);
        s71.intoArray(c, c7 + L);
    }

    private static void fourOfHalf(
            float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, c1);
        FloatVector s2 = FloatVector.fromArray(S, c, c2);
        FloatVector s3 = FloatVector.fromArray(S, c, c3);
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        for (int k = 0; k < depth; k++) {
            FloatVector v = FloatVector.fromArray(S, b, bi + k * W);
            s0 = FloatVector.broadcast(S, a[ai + k]).fma(v, s0);
            s1 = FloatVector.broadcast(S, a[a1 + k]).fma(v, s1);
            s2 = FloatVector.broadcast(S, a[a2 + k]).fma(v, s2);
            s3 = FloatVector.broadcast(S, a[a3 + k]).fma(v, s3);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
    }
}
