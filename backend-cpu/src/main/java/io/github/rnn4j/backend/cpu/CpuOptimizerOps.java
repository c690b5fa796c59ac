package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.AdamScalars;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import org.jspecify.annotations.Nullable;

/** Optimiser steps in one pass over each block, with the meaning of the defaults over the primitives. */
final class CpuOptimizerOps {
    private static final Shape SCALAR = Shape.of(1);

    private final CpuOperands operands;
    private final ElementShare share;
    private final WorkerPool pool;
    /** Made when it is first needed: predictions change nothing. */
    private @Nullable RowUpdate usedRows;

    private final AdamScalars scalars;

    CpuOptimizerOps(CpuSession session) {
        this.operands = session.operands();
        this.share = session.share();
        this.pool = session.backend().pool();
        this.scalars = session.scratch().adam();
    }

    void addSquaredNorm(Tensor gradient, Tensor accumulator) {
        CpuTensor x = operands.open(gradient, "gradient");
        FloatingElements<?> elements = CpuTypes.floating(x.dtype(), "gradient");
        scalar(accumulator, "accumulator")[0] +=
                share.squaredSum(elements, x.array(), x.shape().elements());
    }

    void addSquaredNorm(Tensor gradient, Tensor rows, Tensor accumulator) {
        CpuTensor x = operands.open(gradient, "gradient");
        FloatingElements<?> elements = CpuTypes.floating(x.dtype(), "gradient");
        scalar(accumulator, "accumulator")[0] += rows(rows, x).squaredSum(elements, x.array());
    }

    /** Turns to some rows of tables, as large as one of them. */
    private RowUpdate rows(Tensor rows, CpuTensor table) {
        CpuTensor ids = operands.open(rows, "rows", DType.INT32);
        CpuOperands.expect(ids.shape().rank() == 1, "rows", "[count]", ids);
        CpuOperands.expect(table.shape().rank() == 2, "table", "[rows, width]", table);
        int[] numbers = CpuOperands.rowNumbers(ids, "rows", table);
        RowUpdate used = usedRows == null ? new RowUpdate(pool) : usedRows;
        usedRows = used;
        return used.rows(numbers, ids.shape().elements(), table.shape().size(1));
    }

    void prepareStep(StepControl control, double clipNorm) {
        double[] squaredNorm = scalar(control.squaredNorm(), "squaredNorm");
        double lossScale = scalar(control.lossScale(), "lossScale")[0];
        double norm = Math.sqrt(squaredNorm[0]) / lossScale;
        boolean finite = norm < Double.POSITIVE_INFINITY;
        double clip = clipNorm / (norm + 1e-6);
        scalar(control.norm(), "norm")[0] = norm;
        scalar(control.skip(), "skip")[0] = finite ? 0 : 1;
        scalar(control.gradientScale(), "gradientScale")[0] = (clip < 1 ? clip : 1) / lossScale;
        scalar(control.stepCount(), "stepCount")[0] += finite ? 1 : 0;
        squaredNorm[0] = 0;
    }

    void adamStep(AdamUpdate update, double learningRate) {
        CpuTensor parameter = operands.open(update.parameter(), "parameter");
        FloatingElements<?> elements = CpuTypes.floating(parameter.dtype(), "parameter");
        CpuTensor gradient = like(parameter, update.gradient(), "gradient");
        CpuTensor first = like(parameter, update.firstMoment(), "firstMoment");
        CpuTensor second = like(parameter, update.secondMoment(), "secondMoment");
        StepControl control = update.control();
        scalars.settings(
                        update.settings().firstDecay(),
                        update.settings().secondDecay(),
                        update.settings().epsilon(),
                        learningRate)
                .step(scalar(control.gradientScale(), "gradientScale")[0], scalar(control.stepCount(), "stepCount")[0]);
        boolean skipped = scalar(control.skip(), "skip")[0] != 0;
        Tensor rows = update.rows();
        if (rows == null && skipped) {
            share.fill(elements, gradient.array(), gradient.shape().elements(), 0);
        } else if (rows == null) {
            share.adam(elements, parameter, gradient, first, second, scalars);
        } else if (skipped) {
            rows(rows, gradient).clear(elements, gradient.array());
        } else {
            rows(rows, parameter).adam(elements, parameter, gradient, first, second, scalars);
        }
    }

    private CpuTensor like(CpuTensor parameter, Tensor tensor, String name) {
        CpuTensor ours = operands.result(tensor, name, parameter.dtype(), parameter);
        CpuOperands.expectShape(ours, name, parameter.shape());
        return ours;
    }

    private double[] scalar(Tensor tensor, String name) {
        CpuTensor ours = operands.open(tensor, name, DType.FLOAT64);
        CpuOperands.expectShape(ours, name, SCALAR);
        return CpuTypes.DOUBLES.cast(ours.array());
    }
}
