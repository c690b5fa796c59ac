package io.github.rnn4j.backend.cpu.internal.vector;

import io.github.rnn4j.backend.cpu.internal.kernel.PanelKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products by the Vector API: eight accumulators or more, for fewer would wait. Every element of the result is one chain of fused multiply-adds in ascending {@code k}, as in the plain kernels: the same bits.
 *
 * <p>All vectors have one width: where a process uses two, JDK 17 no longer compiles either without boxing, at a tenth of the speed.
 */
final class VectorPanels implements PanelKernels {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    /** Lanes of a vector. */
    private static final int L = S.length();
    /** Columns of a panel. */
    private static final int W = 2 * L;

    @Override
    public int width() {
        return W;
    }

    @Override
    public int rest(int rows) {
        return VectorTiles.ROWS.rest(rows);
    }

    @Override
    public void tiles(
            float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows) {
        VectorTiles.add(a, ai, aRow, b, bi, depth, c, ci, cRow, rows);
    }

    @Override
    public void halfTiles(
            float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows) {
        VectorTiles.addHalf(a, ai, aRow, b, bi, depth, c, ci, cRow, rows);
    }

    @Override
    public void tilesOfColumns(
            float[] a, int ai, int aStep, float[] b, int bi, int depth, float[] c, int ci, int cRow, int rows) {
        VectorColumnTiles.add(a, ai, aStep, b, bi, depth, c, ci, cRow, rows);
    }

    @Override
    public void three(float[] a, int ai, int aRow, float[] b, int bi, int depth, float[] c, int ci, int cRow) {
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
        }
        s00.intoArray(c, ci);
        s01.intoArray(c, ci + L);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + L);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + L);
    }

    @Override
    public void pair(
            float[] a, int ai, int aRow, float[] b, int bi, int panel, int depth, float[] c, int ci, int cRow) {
        int c1 = ci + cRow;
        FloatVector s00 = FloatVector.fromArray(S, c, ci);
        FloatVector s01 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s02 = FloatVector.fromArray(S, c, ci + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, c, ci + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, c, c1);
        FloatVector s11 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s12 = FloatVector.fromArray(S, c, c1 + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, c, c1 + 3 * L);
        int first = bi - ai * W;
        int second = first + panel;
        for (int at = ai; at < ai + depth; at++) {
            FloatVector x = FloatVector.broadcast(S, a[at]);
            FloatVector y = FloatVector.broadcast(S, a[at + aRow]);
            FloatVector v = FloatVector.fromArray(S, b, first + at * W);
            s00 = x.fma(v, s00);
            s10 = y.fma(v, s10);
            v = FloatVector.fromArray(S, b, first + at * W + L);
            s01 = x.fma(v, s01);
            s11 = y.fma(v, s11);
            v = FloatVector.fromArray(S, b, second + at * W);
            s02 = x.fma(v, s02);
            s12 = y.fma(v, s12);
            v = FloatVector.fromArray(S, b, second + at * W + L);
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
    public void row4(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci, int cPanel) {
        int c1 = ci + cPanel;
        int c2 = c1 + cPanel;
        int c3 = c2 + cPanel;
        int b1 = bi + panel;
        int b2 = b1 + panel;
        int b3 = b2 + panel;
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s2 = FloatVector.fromArray(S, c, c1);
        FloatVector s3 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s4 = FloatVector.fromArray(S, c, c2);
        FloatVector s5 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector s6 = FloatVector.fromArray(S, c, c3);
        FloatVector s7 = FloatVector.fromArray(S, c, c3 + L);
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
        s2.intoArray(c, c1);
        s3.intoArray(c, c1 + L);
        s4.intoArray(c, c2);
        s5.intoArray(c, c2 + L);
        s6.intoArray(c, c3);
        s7.intoArray(c, c3 + L);
    }

    @Override
    public void row2(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci) {
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s2 = FloatVector.fromArray(S, c, ci + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, c, ci + 3 * L);
        int first = bi - ai * W;
        int second = first + panel;
        for (int at = ai; at < ai + depth; at++) {
            FloatVector x = FloatVector.broadcast(S, a[at]);
            s0 = x.fma(FloatVector.fromArray(S, b, first + at * W), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, first + at * W + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, second + at * W), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, second + at * W + L), s3);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, ci + L);
        s2.intoArray(c, ci + 2 * L);
        s3.intoArray(c, ci + 3 * L);
    }

    @Override
    public void row1AndHalf(float[] a, int ai, float[] b, int bi, int panel, int depth, float[] c, int ci) {
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        FloatVector s2 = FloatVector.fromArray(S, c, ci + 2 * L);
        int first = bi - ai * W;
        int second = first + panel;
        for (int at = ai; at < ai + depth; at++) {
            FloatVector x = FloatVector.broadcast(S, a[at]);
            s0 = x.fma(FloatVector.fromArray(S, b, first + at * W), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, first + at * W + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, second + at * W), s2);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, ci + L);
        s2.intoArray(c, ci + 2 * L);
    }

    @Override
    public void row1(float[] a, int ai, float[] b, int bi, int depth, float[] c, int ci) {
        FloatVector s0 = FloatVector.fromArray(S, c, ci);
        FloatVector s1 = FloatVector.fromArray(S, c, ci + L);
        int first = bi - ai * W;
        for (int at = ai; at < ai + depth; at++) {
            FloatVector x = FloatVector.broadcast(S, a[at]);
            s0 = x.fma(FloatVector.fromArray(S, b, first + at * W), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, first + at * W + L), s1);
        }
        s0.intoArray(c, ci);
        s1.intoArray(c, ci + L);
    }

    @Override
    public void copyPanels(float[] source, int from, int step, float[] target, int to, int depth, int columns) {
        for (int k = 0, at = from; k < depth; k++, at += step) {
            for (int j = 0; j < columns; j += W) {
                int panel = to + j * depth + k * W;
                FloatVector.fromArray(S, source, at + j).intoArray(target, panel);
                FloatVector.fromArray(S, source, at + j + L).intoArray(target, panel + L);
            }
        }
    }

    @Override
    public void sumRows(float[] rows, int from, int step, int count, float[] sums, int columns) {
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
