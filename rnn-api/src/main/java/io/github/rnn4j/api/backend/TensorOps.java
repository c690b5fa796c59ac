package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/**
 * Tier 1: the closed list of primitives that every backend has. Twenty-eight of them, each with its ONNX operator, in the
 * families this interface extends; losses, optimiser steps and dropout come as defaults over them ({@link LossOps}, {@link
 * OptimizerOps}, {@link RandomOps}), which a backend overrides for speed. An operation that is added later has a default.
 *
 * <p>Results are written into tensors that the caller allocated, so that a recorded computation can be replayed without an
 * allocation. Except where said, a result must not be an operand. FLOAT64 and FLOAT32 work everywhere.
 *
 * <p>Every method throws {@link io.github.rnn4j.api.error.ShapeMismatchException} for shapes that do not fit, {@link
 * io.github.rnn4j.api.error.RnnException} with code {@code DTYPE_MISMATCH} for types that do not, {@link
 * io.github.rnn4j.api.error.ClosedResourceException} for a closed tensor, and code {@code FOREIGN_HANDLE} for a tensor of
 * another backend. Confined to the session's thread.
 */
@Stable
public interface TensorOps
        extends MemoryOps,
                TransferOps,
                MatrixOps,
                ElementwiseOps,
                ConditionOps,
                ReductionOps,
                ShapingOps,
                IndexingOps,
                LossOps,
                OptimizerOps,
                RandomOps {}
