package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Losses together with their gradient, as defaults over the primitives. A backend overrides one for speed; the conformance
 * kit compares it with the default.
 */
@Experimental
public interface LossOps extends MemoryOps, TransferOps, ElementwiseOps, ConditionOps, ReductionOps {
    /**
     * Computes the softmax cross-entropy and its gradient in one go. A label of -1 marks a row that is not used: it adds
     * nothing and its gradient is 0, whatever its logits. Any other label that is no class is refused: it comes from data, and
     * ignored it would spoil a training run without a word. This default reads the labels on the host for it, {@code rows}
     * numbers a call.
     *
     * @param logits {@code [rows, classes]}, floating
     * @param labels INT32 {@code [rows]}, each -1 or from 0 to {@code classes - 1}
     * @param scale factor on loss and gradient; one over the number of used rows of the whole step makes the mean
     * @param loss {@code [1]}, of the logits' type; overwritten by {@code -scale Σ log p(label)}
     * @param gradient of the logits' shape and type; overwritten by {@code scale (p - one-hot)}
     * @throws RnnException with code {@code INVALID_ARGUMENT} for a label below -1 or above {@code classes - 1}
     */
    default void softmaxCrossEntropy(Tensor logits, Tensor labels, double scale, Tensor loss, Tensor gradient) {
        int rows = logits.shape().size(0);
        int classes = logits.shape().size(1);
        DType type = logits.dtype();
        checkLabels(labels, classes);
        try (Scope scope = openScope()) {
            Tensor oneHot = oneHot(labels, rows, classes, type);
            Tensor used = allocate(type, Shape.of(rows, 1));
            sum(oneHot, 1, used);
            Tensor zero = allocate(type, Shape.of(1, 1));
            Tensor kept = allocate(type, logits.shape());
            select(used, logits, zero, kept);
            Tensor greatest = allocate(type, Shape.of(rows, 1));
            max(kept, 1, greatest, null);
            Tensor shifted = allocate(type, logits.shape());
            add(1, kept, -1, greatest, shifted);
            Tensor powers = allocate(type, logits.shape());
            exp(shifted, powers);
            Tensor total = allocate(type, Shape.of(rows, 1));
            sum(powers, 1, total);
            divide(powers, total, powers);
            add(scale, powers, -scale, oneHot, gradient);
            multiply(gradient, used, gradient);
            log(total, total);
            add(1, shifted, -1, total, shifted);
            multiply(shifted, oneHot, shifted);
            Tensor sum = allocate(type, Shape.of(1));
            sum(reshape(shifted, Shape.of(rows * classes)), 0, sum);
            add(-scale, sum, 0, sum, loss);
        }
    }

    private void checkLabels(Tensor labels, int classes) {
        int[] host = new int[labels.shape().elements()];
        download(labels, host, 0);
        for (int row = 0; row < host.length; row++) {
            if (host[row] < -1 || host[row] >= classes) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "labels: expected -1 to " + (classes - 1) + " but got " + host[row] + " (row " + row + ").");
            }
        }
    }

    private Tensor oneHot(Tensor labels, int rows, int classes, DType type) {
        int[] counting = new int[classes];
        for (int i = 0; i < classes; i++) {
            counting[i] = i;
        }
        Tensor numbers = allocate(DType.INT32, Shape.of(1, classes));
        upload(counting, 0, numbers);
        Tensor hits = allocate(DType.INT32, Shape.of(rows, classes));
        compare(Comparison.EQUAL, reshape(labels, Shape.of(rows, 1)), numbers, hits);
        Tensor oneHot = allocate(type, Shape.of(rows, classes));
        copy(hits, oneHot);
        return oneHot;
    }
}
