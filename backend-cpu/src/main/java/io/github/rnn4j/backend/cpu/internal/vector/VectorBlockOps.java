package io.github.rnn4j.backend.cpu.internal.vector;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatBlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatTanh;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows by the Vector API, each element by the operations of the plain loops in their order, so with their bits. */
final class VectorBlockOps extends FloatBlockOps {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private final float[] tail = new float[L];

    /**
     * See {@link FloatTanh}. Beyond the limit the quotient is ±1 whatever the argument, so that it is chosen at the end: comparing
     * then takes place beside the polynomials and not before them, which a single sequence waits for at every step. NaN is neither
     * above nor below. The last elements, where they fill no vector, are computed as part of the last vector of the row, some of them a
     * second time; where that would read a result, or a row has no vector, they are copied into one, for each by itself takes about as
     * long.
     *
     * <p>All of it stands in one method, and a sigmoid's in another, which that makes too large for HotSpot to inline (325 bytes of
     * bytecode): JDK 17 now and then allocates vectors in methods with more than one such function, in these by themselves it never
     * does. A scale of 1 in common code would be a multiplication more to wait for.
     */
    @Override
    protected void tanh(float[] x, int from, float[] out, int to, int count) {
        int whole = count - count % L;
        for (int i = 0; i < whole; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, from + i);
            FloatVector s = v.mul(v);
            FloatVector p = s.fma(FloatVector.broadcast(S, FloatTanh.P13), FloatVector.broadcast(S, FloatTanh.P11));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P9));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P7));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P5));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P3));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P1));
            FloatVector q = s.fma(FloatVector.broadcast(S, FloatTanh.Q6), FloatVector.broadcast(S, FloatTanh.Q4));
            q = s.fma(q, FloatVector.broadcast(S, FloatTanh.Q2));
            q = s.fma(q, FloatVector.broadcast(S, FloatTanh.Q0));
            v.mul(p.div(q))
                    .blend(1f, v.compare(VectorOperators.GT, FloatTanh.LIMIT))
                    .blend(-1f, v.compare(VectorOperators.LT, -FloatTanh.LIMIT))
                    .intoArray(out, to + i);
        }
        if (whole == count) {
            return;
        }
        if (whole > 0 && x != out) {
            tanh(x, from + count - L, out, to + count - L, L);
        } else {
            System.arraycopy(x, from + whole, tail, 0, count - whole);
            tanh(tail, 0, tail, 0, L);
            System.arraycopy(tail, 0, out, to + whole, count - whole);
        }
    }

    /** {@code tanh(x / 2) / 2 + 1 / 2}, as {@link #tanh}. */
    @Override
    protected void sigmoid(float[] x, int from, float[] out, int to, int count) {
        FloatVector half = FloatVector.broadcast(S, 0.5f);
        int whole = count - count % L;
        for (int i = 0; i < whole; i += L) {
            FloatVector v = FloatVector.fromArray(S, x, from + i).mul(half);
            FloatVector s = v.mul(v);
            FloatVector p = s.fma(FloatVector.broadcast(S, FloatTanh.P13), FloatVector.broadcast(S, FloatTanh.P11));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P9));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P7));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P5));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P3));
            p = s.fma(p, FloatVector.broadcast(S, FloatTanh.P1));
            FloatVector q = s.fma(FloatVector.broadcast(S, FloatTanh.Q6), FloatVector.broadcast(S, FloatTanh.Q4));
            q = s.fma(q, FloatVector.broadcast(S, FloatTanh.Q2));
            q = s.fma(q, FloatVector.broadcast(S, FloatTanh.Q0));
            v.mul(p.div(q))
                    .blend(1f, v.compare(VectorOperators.GT, FloatTanh.LIMIT))
                    .blend(-1f, v.compare(VectorOperators.LT, -FloatTanh.LIMIT))
                    .fma(half, half)
                    .intoArray(out, to + i);
        }
        if (whole == count) {
            return;
        }
        if (whole > 0 && x != out) {
            sigmoid(x, from + count - L, out, to + count - L, L);
        } else {
            System.arraycopy(x, from + whole, tail, 0, count - whole);
            sigmoid(tail, 0, tail, 0, L);
            System.arraycopy(tail, 0, out, to + whole, count - whole);
        }
    }

    @Override
    protected void relu(float[] x, int from, float[] out, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector.fromArray(S, x, from + i).max(0f).intoArray(out, to + i);
        }
        for (; i < count; i++) {
            out[to + i] = Math.max(x[from + i], 0f);
        }
    }

    @Override
    protected void multiply(float[] left, int a, float[] right, int b, float[] out, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector.fromArray(S, left, a + i)
                    .mul(FloatVector.fromArray(S, right, b + i))
                    .intoArray(out, to + i);
        }
        for (; i < count; i++) {
            out[to + i] = left[a + i] * right[b + i];
        }
    }

    @Override
    protected void add(float factor, float[] left, int a, float[] right, int b, float[] out, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector term = FloatVector.fromArray(S, right, b + i).mul(factor);
            FloatVector.fromArray(S, left, a + i).add(term).intoArray(out, to + i);
        }
        for (; i < count; i++) {
            out[to + i] = left[a + i] + factor * right[b + i];
        }
    }

    @Override
    protected void addProduct(float[] left, int a, float[] right, int b, float[] out, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector product = FloatVector.fromArray(S, left, a + i).mul(FloatVector.fromArray(S, right, b + i));
            FloatVector.fromArray(S, out, to + i).add(product).intoArray(out, to + i);
        }
        for (; i < count; i++) {
            out[to + i] = out[to + i] + left[a + i] * right[b + i];
        }
    }

    @Override
    protected void interpolate(
            float[] weight, int w, float[] left, int a, float[] right, int b, float[] out, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector from = FloatVector.fromArray(S, right, b + i);
            FloatVector way = FloatVector.fromArray(S, left, a + i).sub(from);
            from.add(FloatVector.fromArray(S, weight, w + i).mul(way)).intoArray(out, to + i);
        }
        for (; i < count; i++) {
            out[to + i] = right[b + i] + weight[w + i] * (left[a + i] - right[b + i]);
        }
    }

    @Override
    protected void tanhGradient(float[] gradient, int g, float[] tanh, int v, float[] out, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector value = FloatVector.fromArray(S, tanh, v + i);
            FloatVector slope = FloatVector.broadcast(S, 1f).sub(value.mul(value));
            FloatVector.fromArray(S, gradient, g + i).mul(slope).intoArray(out, to + i);
        }
        for (; i < count; i++) {
            out[to + i] = gradient[g + i] * (1 - tanh[v + i] * tanh[v + i]);
        }
    }

    @Override
    protected void sigmoidGradient(float[] gradient, int g, float[] sigmoid, int v, float[] out, int to, int count) {
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector value = FloatVector.fromArray(S, sigmoid, v + i);
            FloatVector slope = value.mul(FloatVector.broadcast(S, 1f).sub(value));
            FloatVector.fromArray(S, gradient, g + i).mul(slope).intoArray(out, to + i);
        }
        for (; i < count; i++) {
            out[to + i] = gradient[g + i] * (sigmoid[v + i] * (1 - sigmoid[v + i]));
        }
    }

    @Override
    protected void reluGradient(float[] gradient, int g, float[] relu, int v, float[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] = relu[v + i] > 0 ? gradient[g + i] : 0;
        }
    }
}
