package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * FLOAT16, emulated: numbers are stored as FLOAT32, and every result is rounded through the half type. Its numerics, without its
 * speed.
 */
@Internal
public final class HalfElements extends FloatElements {
    @Override
    public void apply(
            BinaryOp op, double alpha, double beta, float[] left, float[] right, float[] out, int from, int to) {
        super.apply(op, alpha, beta, left, right, out, from, to);
        Half.round(out, from, to - from);
    }

    @Override
    public void apply(UnaryOp op, float[] x, float[] out, int count) {
        super.apply(op, x, out, count);
        Half.round(out, 0, count);
    }

    @Override
    public void activationGradient(UnaryOp activation, float[] gradient, float[] value, float[] out, int count) {
        super.activationGradient(activation, gradient, value, out, count);
        Half.round(out, 0, count);
    }

    @Override
    public boolean rounds() {
        return true;
    }

    @Override
    public void round(float[] x, int count) {
        Half.round(x, 0, count);
    }

    @Override
    public Recurrence<float[]> newRecurrence() {
        return new ProductRecurrence<>(this);
    }

    @Override
    public Gemm<float[]> newGemm() {
        return new HalfGemm();
    }
}
