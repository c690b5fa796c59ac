package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Arrays;

/** Blocks of FLOAT32 where they stand: row by row, or as one row where no gap is between them. What computes a row is left open. */
@Internal
public abstract class FloatBlockOps implements BlockOps<float[]> {
    @Override
    public final void fill(MatrixView<float[]> out, double value) {
        for (int row = 0; row < out.rows; row++) {
            int from = out.offset + row * out.rowStep;
            Arrays.fill(out.data, from, from + out.columns, (float) value);
        }
    }

    @Override
    public final void apply(UnaryOp activation, MatrixView<float[]> x, MatrixView<float[]> out) {
        boolean one = x.isGapless() && out.isGapless();
        int rows = one ? 1 : out.rows;
        int count = one ? out.rows * out.columns : out.columns;
        for (int row = 0; row < rows; row++) {
            int from = x.offset + row * x.rowStep;
            int to = out.offset + row * out.rowStep;
            apply(activation, x.data, from, out.data, to, count);
        }
    }

    /** Computes {@code out[to + i] = activation(x[from + i])}. */
    final void apply(UnaryOp activation, float[] x, int from, float[] out, int to, int count) {
        switch (activation) {
            case TANH -> tanh(x, from, out, to, count);
            case SIGMOID -> sigmoid(x, from, out, to, count);
            case RELU -> relu(x, from, out, to, count);
            default -> throw notAnActivation(activation);
        }
    }

    private static IllegalArgumentException notAnActivation(UnaryOp op) {
        return new IllegalArgumentException("activation: expected tanh, sigmoid or relu but got " + op);
    }

    @Override
    public final void multiply(MatrixView<float[]> left, MatrixView<float[]> right, MatrixView<float[]> out) {
        boolean one = left.isGapless() && right.isGapless() && out.isGapless();
        int rows = one ? 1 : out.rows;
        int count = one ? out.rows * out.columns : out.columns;
        for (int row = 0; row < rows; row++) {
            int a = left.offset + row * left.rowStep;
            int b = right.offset + row * right.rowStep;
            multiply(left.data, a, right.data, b, out.data, out.offset + row * out.rowStep, count);
        }
    }

    @Override
    public final void add(double factor, MatrixView<float[]> left, MatrixView<float[]> right, MatrixView<float[]> out) {
        boolean one = left.isGapless() && right.isGapless() && out.isGapless();
        int rows = one ? 1 : out.rows;
        int count = one ? out.rows * out.columns : out.columns;
        for (int row = 0; row < rows; row++) {
            int a = left.offset + row * left.rowStep;
            int b = right.offset + row * right.rowStep;
            add((float) factor, left.data, a, right.data, b, out.data, out.offset + row * out.rowStep, count);
        }
    }

    @Override
    public final void addProduct(MatrixView<float[]> left, MatrixView<float[]> right, MatrixView<float[]> out) {
        boolean one = left.isGapless() && right.isGapless() && out.isGapless();
        int rows = one ? 1 : out.rows;
        int count = one ? out.rows * out.columns : out.columns;
        for (int row = 0; row < rows; row++) {
            int a = left.offset + row * left.rowStep;
            int b = right.offset + row * right.rowStep;
            addProduct(left.data, a, right.data, b, out.data, out.offset + row * out.rowStep, count);
        }
    }

    @Override
    public final void interpolate(
            MatrixView<float[]> weight, MatrixView<float[]> left, MatrixView<float[]> right, MatrixView<float[]> out) {
        boolean one = weight.isGapless() && left.isGapless() && right.isGapless() && out.isGapless();
        int rows = one ? 1 : out.rows;
        int count = one ? out.rows * out.columns : out.columns;
        for (int row = 0; row < rows; row++) {
            int w = weight.offset + row * weight.rowStep;
            int a = left.offset + row * left.rowStep;
            int b = right.offset + row * right.rowStep;
            int to = out.offset + row * out.rowStep;
            interpolate(weight.data, w, left.data, a, right.data, b, out.data, to, count);
        }
    }

    @Override
    public final void activationGradient(
            UnaryOp activation, MatrixView<float[]> gradient, MatrixView<float[]> value, MatrixView<float[]> out) {
        boolean one = gradient.isGapless() && value.isGapless() && out.isGapless();
        int rows = one ? 1 : out.rows;
        int count = one ? out.rows * out.columns : out.columns;
        for (int row = 0; row < rows; row++) {
            int g = gradient.offset + row * gradient.rowStep;
            int v = value.offset + row * value.rowStep;
            int to = out.offset + row * out.rowStep;
            switch (activation) {
                case TANH -> tanhGradient(gradient.data, g, value.data, v, out.data, to, count);
                case SIGMOID -> sigmoidGradient(gradient.data, g, value.data, v, out.data, to, count);
                case RELU -> reluGradient(gradient.data, g, value.data, v, out.data, to, count);
                default -> throw notAnActivation(activation);
            }
        }
    }

    /** Computes {@code out[to + i] = tanh(x[from + i])}; the others likewise. */
    protected abstract void tanh(float[] x, int from, float[] out, int to, int count);

    /** The logistic function. */
    protected abstract void sigmoid(float[] x, int from, float[] out, int to, int count);

    /** The greater of an element and 0. */
    protected abstract void relu(float[] x, int from, float[] out, int to, int count);

    /** Computes {@code out[to + i] = left[a + i] right[b + i]}. */
    protected abstract void multiply(float[] left, int a, float[] right, int b, float[] out, int to, int count);

    /** Computes {@code out[to + i] = left[a + i] + factor right[b + i]}, both roundings apart. */
    protected abstract void add(
            float factor, float[] left, int a, float[] right, int b, float[] out, int to, int count);

    /** Computes {@code out = out + left right}, both roundings apart. */
    protected abstract void addProduct(float[] left, int a, float[] right, int b, float[] out, int to, int count);

    /** Computes {@code out = right + weight (left - right)}, rounded after each step. */
    protected abstract void interpolate(
            float[] weight, int w, float[] left, int a, float[] right, int b, float[] out, int to, int count);

    /** Computes {@code out = gradient (1 - tanh²)}. */
    protected abstract void tanhGradient(float[] gradient, int g, float[] tanh, int v, float[] out, int to, int count);

    /** Computes {@code out = gradient (sigmoid (1 - sigmoid))}. */
    protected abstract void sigmoidGradient(
            float[] gradient, int g, float[] sigmoid, int v, float[] out, int to, int count);

    /** Computes {@code out = gradient} where ReLU is above 0, else 0. */
    protected abstract void reluGradient(float[] gradient, int g, float[] relu, int v, float[] out, int to, int count);
}
