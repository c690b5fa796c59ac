package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * The scalars of an optimiser step, all FLOAT64 {@code [1]}. They stay on the device: a step needs no answer from the host.
 *
 * @param squaredNorm sum of the squares of all gradients of the step, before unscaling
 * @param lossScale factor that the loss carried, 1 without mixed precision
 * @param norm global norm of the gradient after unscaling, before clipping
 * @param gradientScale factor that unscales and clips
 * @param skip 1 where the gradient is not finite and the step must change nothing, else 0
 * @param stepCount optimiser steps taken so far, skipped ones not counted
 */
@Experimental
public record StepControl(
        Tensor squaredNorm, Tensor lossScale, Tensor norm, Tensor gradientScale, Tensor skip, Tensor stepCount) {
    public StepControl {
        for (Tensor scalar : List.of(squaredNorm, lossScale, norm, gradientScale, skip, stepCount)) {
            if (scalar.dtype() != DType.FLOAT64 || !scalar.shape().equals(Shape.of(1))) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "step control: expected FLOAT64 scalars of shape [1] but got " + scalar.dtype() + " "
                                + scalar.shape());
            }
        }
    }

    /** Allocates the scalars: a loss scale of 1, the others 0. */
    public static StepControl allocate(MemoryOps ops) {
        Tensor lossScale = ops.allocate(DType.FLOAT64, Shape.of(1));
        ops.fill(lossScale, 1);
        return new StepControl(scalar(ops), lossScale, scalar(ops), scalar(ops), scalar(ops), scalar(ops));
    }

    private static Tensor scalar(MemoryOps ops) {
        return ops.allocate(DType.FLOAT64, Shape.of(1));
    }
}
