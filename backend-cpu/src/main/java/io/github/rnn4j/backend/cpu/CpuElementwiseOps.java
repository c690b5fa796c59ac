package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.ElementwiseOps;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;

/**
 * {@code add}, {@code multiply}, {@code divide}, {@code exp}, {@code log}, {@code sqrt}, {@code tanh}, {@code sigmoid}, {@code
 * relu}.
 */
final class CpuElementwiseOps implements ElementwiseOps {
    private final CpuOperands operands;
    private final CpuBroadcast broadcast;

    CpuElementwiseOps(CpuOperands operands, CpuBroadcast broadcast) {
        this.operands = operands;
        this.broadcast = broadcast;
    }

    @Override
    public void add(double alpha, Tensor left, double beta, Tensor right, Tensor out) {
        broadcast.binary(BinaryOp.ADD, alpha, left, beta, right, out);
    }

    @Override
    public void multiply(Tensor left, Tensor right, Tensor out) {
        broadcast.binary(BinaryOp.MULTIPLY, 1, left, 1, right, out);
    }

    @Override
    public void divide(Tensor left, Tensor right, Tensor out) {
        CpuTypes.floating(left.dtype(), "left");
        broadcast.binary(BinaryOp.DIVIDE, 1, left, 1, right, out);
    }

    @Override
    public void exp(Tensor x, Tensor out) {
        unary(UnaryOp.EXP, x, out);
    }

    @Override
    public void log(Tensor x, Tensor out) {
        unary(UnaryOp.LOG, x, out);
    }

    @Override
    public void sqrt(Tensor x, Tensor out) {
        unary(UnaryOp.SQRT, x, out);
    }

    @Override
    public void tanh(Tensor x, Tensor out) {
        unary(UnaryOp.TANH, x, out);
    }

    @Override
    public void sigmoid(Tensor x, Tensor out) {
        unary(UnaryOp.SIGMOID, x, out);
    }

    @Override
    public void relu(Tensor x, Tensor out) {
        unary(UnaryOp.RELU, x, out);
    }

    private void unary(UnaryOp op, Tensor x, Tensor out) {
        CpuTensor from = operands.open(x, "x");
        FloatingElements<?> elements = CpuTypes.floating(from.dtype(), "x");
        CpuTensor to = operands.open(out, "out", from.dtype());
        CpuOperands.expectShape(to, "out", from.shape());
        apply(elements, op, from, to);
    }

    private static <A> void apply(FloatingElements<A> elements, UnaryOp op, CpuTensor x, CpuTensor out) {
        elements.apply(
                op,
                elements.cast(x.array()),
                elements.cast(out.array()),
                x.shape().elements());
    }
}
