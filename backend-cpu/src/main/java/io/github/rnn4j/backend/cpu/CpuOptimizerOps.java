package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.AdamScalars;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;

/** Optimiser steps in one pass over each block, with the meaning of the defaults over the primitives. */
final class CpuOptimizerOps {
    private static final Shape SCALAR = Shape.of(1);

    private final CpuOperands operands;
    private final ElementShare share;
    private final AdamScalars scalars;

    CpuOptimizerOps(CpuSession session) {
        this.operands = session.operands();
        this.share = session.share();
        this.scalars = session.scratch().adam();
    }

    void addSquaredNorm(Tensor gradient, Tensor accumulator) {
        CpuTensor x = operands.open(gradient, "gradient");
        FloatingElements<?> elements = CpuTypes.floating(x.dtype(), "gradient");
        scalar(accumulator, "accumulator")[0] +=
                share.squaredSum(elements, x.array(), x.shape().elements());
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
        apply(elements, parameter, gradient, first, second, skipped);
    }

    private <A> void apply(
            FloatingElements<A> elements, CpuTensor p, CpuTensor g, CpuTensor m, CpuTensor v, boolean skipped) {
        if (skipped) {
            elements.fill(elements.cast(g.array()), 0, g.shape().elements(), 0);
        } else {
            share.adam(elements, p, g, m, v, scalars);
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
