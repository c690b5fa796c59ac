package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;

/** {@code softmaxCrossEntropy} in one pass over the rows, in double inside. */
final class CpuLossOps {
    private final CpuOperands operands;
    private final CpuScratch scratch;

    CpuLossOps(CpuSession session) {
        this.operands = session.operands();
        this.scratch = session.scratch();
    }

    void softmaxCrossEntropy(Tensor logits, Tensor labels, double scale, Tensor loss, Tensor gradient) {
        CpuTensor x = operands.open(logits, "logits");
        FloatingElements<?> elements = CpuTypes.floating(x.dtype(), "logits");
        CpuTensor classes = operands.open(labels, "labels", DType.INT32);
        CpuTensor total = operands.result(loss, "loss", x.dtype(), x);
        CpuTensor slope = operands.result(gradient, "gradient", x.dtype(), x);
        CpuOperands.expect(x.shape().rank() == 2, "logits", "[rows, classes]", x);
        CpuOperands.expect(
                classes.shape().rank() == 1
                        && classes.shape().size(0) == x.shape().size(0),
                "labels",
                "[rows]",
                classes);
        CpuOperands.expect(total.shape().elements() == 1, "loss", "[1]", total);
        CpuOperands.expectShape(slope, "gradient", x.shape());
        apply(elements, x, CpuTypes.INTS.cast(classes.array()), scale, total, slope);
    }

    private <A> void apply(
            FloatingElements<A> elements, CpuTensor logits, int[] labels, double scale, CpuTensor loss, CpuTensor out) {
        A x = elements.cast(logits.array());
        A gradient = elements.cast(out.array());
        int rows = logits.shape().size(0);
        int classes = logits.shape().size(1);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            int label = labels[row];
            if (label < -1 || label >= classes) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "labels: expected -1 to " + (classes - 1) + " but got " + label + " (row " + row + ").");
            }
            if (label < 0) {
                elements.fill(gradient, row * classes, (row + 1) * classes, 0);
            } else {
                sum += elements.crossEntropy(x, row * classes, classes, label, scale, gradient);
            }
        }
        double[] total = scratch.doubles().first(1);
        total[0] = scale * sum;
        elements.fromDouble(total, 0, elements.cast(loss.array()), 0, 1);
    }
}
