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
        int classes = logits.shape().size(1);
        checkLabels(labels, classes);
        try (Scope scope = openScope()) {
            Tensor oneHot = oneHot(labels, logits.shape().size(0), classes, logits.dtype());
            softTargetCrossEntropy(logits, oneHot, scale, loss, gradient);
        }
    }

    /**
     * Computes the cross-entropy with any distribution over the classes and its gradient in one go: with label smoothing, and
     * with weighted classes.
     *
     * @param logits {@code [rows, classes]}, floating
     * @param targets of the same shape and type, >= 0; a row that sums to another number than 1 counts as much, and one of
     *     zeros is not used, whatever its logits
     * @param scale factor on loss and gradient
     * @param loss {@code [1]}, of the logits' type; overwritten by {@code -scale Σ target log p}
     * @param gradient of the logits' shape and type; overwritten by {@code scale (p Σ target - target)}
     */
    default void softTargetCrossEntropy(Tensor logits, Tensor targets, double scale, Tensor loss, Tensor gradient) {
        int rows = logits.shape().size(0);
        DType type = logits.dtype();
        try (Scope scope = openScope()) {
            Tensor weight = allocate(type, Shape.of(rows, 1));
            sum(targets, 1, weight);
            Tensor zero = allocate(type, Shape.of(1, 1));
            Tensor shifted = allocate(type, logits.shape());
            select(weight, logits, zero, shifted);
            Tensor greatest = allocate(type, Shape.of(rows, 1));
            max(shifted, 1, greatest, null);
            add(1, shifted, -1, greatest, shifted);
            Tensor powers = allocate(type, logits.shape());
            exp(shifted, powers);
            Tensor total = allocate(type, Shape.of(rows, 1));
            sum(powers, 1, total);
            divide(powers, total, powers);
            multiply(powers, weight, powers);
            add(scale, powers, -scale, targets, gradient);
            log(total, total);
            add(1, shifted, -1, total, shifted);
            multiply(shifted, targets, shifted);
            total(shifted, -scale, loss);
        }
    }

    /**
     * Computes the sigmoid cross-entropy, {@code l(x, t) = -t log σ(x) - (1 - t) log(1 - σ(x))}, and its gradient, for targets
     * from 0 to 1.
     */
    default void sigmoidCrossEntropy(ElementLoss call) {
        try (Scope scope = openScope()) {
            Tensor x = used(call, call.outputs(), 0);
            Tensor target = used(call, call.targets(), 0);
            Tensor value = like(x);
            Tensor part = like(x);
            relu(x, value);
            multiply(target, x, part);
            add(1, value, -1, part, value);
            magnitude(x, part);
            add(-1, part, 0, part, part);
            exp(part, part);
            Tensor one = filled(x.dtype(), 1);
            add(1, part, 1, one, part);
            log(part, part);
            add(1, value, 1, part, value);
            sigmoid(x, part);
            add(1, part, -1, target, part);
            finish(call, value, part);
        }
    }

    /** Computes the squared error, {@code l(x, t) = (x - t)²}, and its gradient. */
    default void squaredError(ElementLoss call) {
        try (Scope scope = openScope()) {
            Tensor difference = difference(call);
            Tensor value = like(difference);
            multiply(difference, difference, value);
            add(2, difference, 0, difference, difference);
            finish(call, value, difference);
        }
    }

    /**
     * Computes Huber's loss, {@code l(x, t) = (x - t)² / 2}, and {@code delta (|x - t| - delta / 2)} from {@code delta} on, and
     * its gradient.
     *
     * @param delta > 0
     */
    default void huber(ElementLoss call, double delta) {
        try (Scope scope = openScope()) {
            Tensor difference = difference(call);
            Tensor limit = filled(difference.dtype(), delta);
            Tensor above = like(difference);
            add(1, difference, -1, limit, above);
            relu(above, above);
            Tensor below = like(difference);
            add(-1, difference, -1, limit, below);
            relu(below, below);
            Tensor slope = like(difference);
            add(1, difference, -1, above, slope);
            add(1, slope, 1, below, slope);
            Tensor value = above;
            add(1, difference, -0.5, slope, value);
            multiply(value, slope, value);
            finish(call, value, slope);
        }
    }

    /**
     * Computes the quasi-likelihood of variances, {@code l(x, t) = t e^-x - log t + x - 1}, and its gradient, for targets > 0;
     * {@code x} is the logarithm of the forecast.
     */
    default void qlike(ElementLoss call) {
        try (Scope scope = openScope()) {
            Tensor x = used(call, call.outputs(), 0);
            Tensor target = used(call, call.targets(), 1);
            Tensor one = filled(x.dtype(), 1);
            Tensor ratio = like(x);
            add(-1, x, 0, x, ratio);
            exp(ratio, ratio);
            multiply(ratio, target, ratio);
            log(target, target);
            Tensor value = like(x);
            add(1, x, -1, target, value);
            add(1, value, -1, one, value);
            add(1, value, 1, ratio, value);
            add(-1, ratio, 1, one, ratio);
            finish(call, value, ratio);
        }
    }

    private Tensor difference(ElementLoss call) {
        Tensor difference = used(call, call.outputs(), 0);
        add(1, difference, -1, used(call, call.targets(), 0), difference);
        return difference;
    }

    /** Returns a copy with another value in the elements that are not used. */
    private Tensor used(ElementLoss call, Tensor given, double otherwise) {
        Tensor kept = like(given);
        select(call.weights(), given, filled(given.dtype(), otherwise), kept);
        return kept;
    }

    private Tensor like(Tensor given) {
        return allocate(given.dtype(), given.shape());
    }

    private Tensor filled(DType type, double value) {
        Tensor filled = allocate(type, Shape.of(1, 1));
        fill(filled, value);
        return filled;
    }

    /** Writes {@code |x|}. */
    private void magnitude(Tensor x, Tensor out) {
        Tensor negative = like(x);
        add(-1, x, 0, x, negative);
        relu(negative, negative);
        relu(x, out);
        add(1, out, 1, negative, out);
    }

    /** Weighs the elements' values and slopes, and writes loss and gradient. */
    private void finish(ElementLoss call, Tensor value, Tensor slope) {
        multiply(slope, call.weights(), call.gradient());
        add(call.scale(), call.gradient(), 0, call.gradient(), call.gradient());
        multiply(value, call.weights(), value);
        total(value, call.scale(), call.loss());
    }

    private void total(Tensor values, double scale, Tensor loss) {
        Tensor sum = allocate(values.dtype(), Shape.of(1));
        sum(reshape(values, Shape.of(values.shape().elements())), 0, sum);
        add(scale, sum, 0, sum, loss);
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
