package io.github.rnn4j.backend.cpu.internal.vector;

import io.github.rnn4j.backend.cpu.internal.kernel.PanelGemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles by the Vector API: eight accumulators, or sixteen where they stay in registers, for more would spill and fewer would wait.
 * Every element of the result is one chain of fused multiply-adds in ascending {@code k}, as in the plain kernels: the same bits.
 *
 * <p>All vectors have one width: where a process uses two, JDK 17 no longer compiles either without boxing, at a tenth of the speed.
 */
final class VectorGemm extends PanelGemm {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    /** Lanes of a vector. */
    private static final int L = S.length();
    /** Columns of a panel. */
    private static final int W = 2 * L;
    /** Whether 16 accumulators stay in registers: with vectors of 512 bits come 32 of them. */
    private static final boolean MANY_REGISTERS = L >= 16;

    VectorGemm() {
        super(W);
    }

    @Override
    protected void tile(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
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
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
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

    @Override
    protected void tallTile(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        if (!MANY_REGISTERS) {
            tile(a, ai, aRow, b, bi, depth, c, ci, cRow);
            tile(a, ai + 4 * aRow, aRow, b, bi, depth, c, ci + 4 * cRow, cRow);
            return;
        }
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

    @Override
    protected void tallTileOfColumns(
            float[] a, int ai, int aStep, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        if (!MANY_REGISTERS) {
            tileOfColumns(a, ai, aStep, b, bi, depth, c, ci, cRow);
            tileOfColumns(a, ai + 4, aStep, b, bi, depth, c, ci + 4 * cRow, cRow);
            return;
        }
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
        for (int k = 0, at = ai; k < depth; k++, at += aStep) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi + k * W);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + k * W + L);
            FloatVector x = FloatVector.broadcast(S, a[at]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[at + 1]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[at + 2]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[at + 3]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = FloatVector.broadcast(S, a[at + 4]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = FloatVector.broadcast(S, a[at + 5]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            x = FloatVector.broadcast(S, a[at + 6]);
            s60 = x.fma(b0, s60);
            s61 = x.fma(b1, s61);
            x = FloatVector.broadcast(S, a[at + 7]);
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

    @Override
    protected void halfTile(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
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

    @Override
    protected void tileOfColumns(
            float[] a, int ai, int aStep, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
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
        for (int k = 0, at = ai; k < depth; k++, at += aStep) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi + k * W);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + k * W + L);
            FloatVector x = FloatVector.broadcast(S, a[at]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = FloatVector.broadcast(S, a[at + 1]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = FloatVector.broadcast(S, a[at + 2]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = FloatVector.broadcast(S, a[at + 3]);
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

    @Override
    protected void three(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        int c2 = c1 + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s20 = FloatVector.fromArray(S, c, c2);
        FloatVector s21 = FloatVector.fromArray(S, c, c2 + L);
        int a1 = ai + aRow;
        int a2 = a1 + aRow;
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
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
    }

    @Override
    protected void pair(
            float[] a, int ai, int aRow, float[] b, int bi, int panel, int depth, float[] c, int ci, int cRow) {
        int a1 = ai + aRow;
        int c1 = ci + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s02 = FloatVector.fromArray(S, c, ci + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, c, ci + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s12 = FloatVector.fromArray(S, c, c1 + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, c, c1 + 3 * L);
        int bj = bi + panel;
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            FloatVector y = FloatVector.broadcast(S, a[a1 + k]);
            FloatVector v = FloatVector.fromArray(S, b, bi + k * W);
            s00 = x.fma(v, s00);
            s10 = y.fma(v, s10);
            v = FloatVector.fromArray(S, b, bi + k * W + L);
            s01 = x.fma(v, s01);
            s11 = y.fma(v, s11);
            v = FloatVector.fromArray(S, b, bj + k * W);
            s02 = x.fma(v, s02);
            s12 = y.fma(v, s12);
            v = FloatVector.fromArray(S, b, bj + k * W + L);
            s03 = x.fma(v, s03);
            s13 = y.fma(v, s13);
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s02.intoArray(c, ci + 2 * L);
        s03.intoArray(c, ci + 3 * L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s12.intoArray(c, c1 + 2 * L);
        s13.intoArray(c, c1 + 3 * L);
    }

    @Override
    protected void row4(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci) {
        int b1 = bi + panel;
        int b2 = b1 + panel;
        int b3 = b2 + panel;
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s2 = FloatVector.fromArray(S, c, ci + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, c, ci + 3 * L);
        FloatVector s4 = FloatVector.fromArray(S, c, ci + 4 * L);
        FloatVector s5 = FloatVector.fromArray(S, c, ci + 5 * L);
        FloatVector s6 = FloatVector.fromArray(S, c, ci + 6 * L);
        FloatVector s7 = FloatVector.fromArray(S, c, ci + 7 * L);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s0 = x.fma(FloatVector.fromArray(S, b, bi + k * W), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, bi + k * W + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, b1 + k * W), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, b1 + k * W + L), s3);
            s4 = x.fma(FloatVector.fromArray(S, b, b2 + k * W), s4);
            s5 = x.fma(FloatVector.fromArray(S, b, b2 + k * W + L), s5);
            s6 = x.fma(FloatVector.fromArray(S, b, b3 + k * W), s6);
            s7 = x.fma(FloatVector.fromArray(S, b, b3 + k * W + L), s7);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, ci + L);
        s2.intoArray(c, ci + 2 * L);
        s3.intoArray(c, ci + 3 * L);
        s4.intoArray(c, ci + 4 * L);
        s5.intoArray(c, ci + 5 * L);
        s6.intoArray(c, ci + 6 * L);
        s7.intoArray(c, ci + 7 * L);
    }

    @Override
    protected void row2(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci) {
        int b1 = bi + panel;
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s2 = FloatVector.fromArray(S, c, ci + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, c, ci + 3 * L);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s0 = x.fma(FloatVector.fromArray(S, b, bi + k * W), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, bi + k * W + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, b1 + k * W), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, b1 + k * W + L), s3);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, ci + L);
        s2.intoArray(c, ci + 2 * L);
        s3.intoArray(c, ci + 3 * L);
    }

    @Override
    protected void row1AndHalf(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci) {
        int b1 = bi + panel;
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s2 = FloatVector.fromArray(S, c, ci + 2 * L);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s0 = x.fma(FloatVector.fromArray(S, b, bi + k * W), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, bi + k * W + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, b1 + k * W), s2);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, ci + L);
        s2.intoArray(c, ci + 2 * L);
    }

    @Override
    protected void row1(float[] a, int ai, float[] b, int bi, int depth, float[] c, int ci) {
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        for (int k = 0; k < depth; k++) {
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            s0 = x.fma(FloatVector.fromArray(S, b, bi + k * W), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, bi + k * W + L), s1);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, ci + L);
    }

    @Override
    protected void copyPanels(float[] source, int from, int step, float[] target, int depth, int columns) {
        for (int j = 0; j < columns; j += W) {
            int to = j * depth;
            for (int k = 0, at = from + j; k < depth; k++, at += step) {
                FloatVector.fromArray(S, source, at).intoArray(target, to + k * W);
                FloatVector.fromArray(S, source, at + L).intoArray(target, to + k * W + L);
            }
        }
    }

    @Override
    protected void sumRows(float[] rows, int from, int step, int count, float[] sums, int columns) {
        int j = 0;
        for (; j + 2 * W <= columns; j += 2 * W) {
            FloatVector s0 = FloatVector.fromArray(S, sums, j);
            FloatVector s1 = FloatVector.fromArray(S, sums, j + L);
            FloatVector s2 = FloatVector.fromArray(S, sums, j + 2 * L);
            FloatVector s3 = FloatVector.fromArray(S, sums, j + 3 * L);
            for (int i = 0, at = from + j; i < count; i++, at += step) {
                s0 = s0.add(FloatVector.fromArray(S, rows, at));
                s1 = s1.add(FloatVector.fromArray(S, rows, at + L));
                s2 = s2.add(FloatVector.fromArray(S, rows, at + 2 * L));
                s3 = s3.add(FloatVector.fromArray(S, rows, at + 3 * L));
            }
            s0.intoArray(sums, j);
            s1.intoArray(sums, j + L);
            s2.intoArray(sums, j + 2 * L);
            s3.intoArray(sums, j + 3 * L);
        }
        for (int i = 0; i < count; i++) {
            int at = from + i * step;
            for (int column = j; column < columns; column++) {
                sums[column] += rows[at + column];
            }
        }
    }
}
