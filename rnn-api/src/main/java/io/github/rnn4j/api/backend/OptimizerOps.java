package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.function.Consumer;

/**
 * Optimiser steps as defaults over the primitives. One training step is: {@link #addSquaredNorm} for every gradient, {@link
 * #prepareStep} once, one update for every parameter block. Nothing is read back: a step whose gradient is not finite selects
 * the old values. An update that names rows of its tables is the same on these rows alone.
 */
@Experimental
public interface OptimizerOps extends MemoryOps, ElementwiseOps, ConditionOps, ReductionOps, IndexingOps {
    /**
     * Adds the sum of the squares of a gradient, in double, to an accumulator.
     *
     * @param gradient floating, any shape
     * @param accumulator FLOAT64 {@code [1]}
     */
    default void addSquaredNorm(Tensor gradient, Tensor accumulator) {
        int elements = gradient.shape().elements();
        try (Scope scope = openScope()) {
            Tensor wide = allocate(DType.FLOAT64, Shape.of(elements));
            copy(reshape(gradient, Shape.of(elements)), wide);
            multiply(wide, wide, wide);
            Tensor total = allocate(DType.FLOAT64, Shape.of(1));
            sum(wide, 0, total);
            add(1, accumulator, 1, total, accumulator);
        }
    }

    /**
     * Adds the sum of the squares of some rows of a gradient, in double, to an accumulator.
     *
     * @param gradient floating, {@code [rows, width]}
     * @param rows INT32 {@code [count]}, each named once
     * @param accumulator FLOAT64 {@code [1]}
     */
    default void addSquaredNorm(Tensor gradient, Tensor rows, Tensor accumulator) {
        try (Scope scope = openScope()) {
            addSquaredNorm(new RowCopies(this, rows).of(gradient), accumulator);
        }
    }

    /**
     * Turns the squared norm into norm, skip flag and gradient scale, and counts the step: {@code norm = √squaredNorm /
     * lossScale}, {@code skip = norm is not finite}, {@code gradientScale = min(1, clipNorm / (norm + 1e-6)) / lossScale}.
     * The squared norm is 0 again afterwards.
     *
     * @param clipNorm greatest global norm, > 0; infinity for no clip
     */
    default void prepareStep(StepControl control, double clipNorm) {
        try (Scope scope = openScope()) {
            Tensor one = allocate(DType.FLOAT64, Shape.of(1));
            fill(one, 1);
            Tensor limit = allocate(DType.FLOAT64, Shape.of(1));
            sqrt(control.squaredNorm(), control.norm());
            divide(control.norm(), control.lossScale(), control.norm());
            fill(limit, Double.POSITIVE_INFINITY);
            compare(Comparison.LESS, control.norm(), limit, control.skip());
            add(1, one, -1, control.skip(), control.skip());
            fill(limit, 1e-6);
            add(1, control.norm(), 1, limit, control.gradientScale());
            fill(limit, clipNorm);
            divide(limit, control.gradientScale(), control.gradientScale());
            compare(Comparison.LESS, control.gradientScale(), one, limit);
            select(limit, control.gradientScale(), one, control.gradientScale());
            divide(control.gradientScale(), control.lossScale(), control.gradientScale());
            add(1, one, -1, control.skip(), one);
            add(1, control.stepCount(), 1, one, control.stepCount());
            fill(control.squaredNorm(), 0);
        }
    }

    /**
     * Takes one Adam step and sets the gradient to 0: with {@code g} the scaled gradient and {@code t} the step count, {@code m
     * = β₁ m + (1 - β₁) g}, {@code v = β₂ v + (1 - β₂) g²}, {@code p = p - rate (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε)}
     * (Kingma and Ba, ICLR 2015). Where the skip flag is set only the gradient changes.
     */
    default void adamStep(AdamUpdate update, double learningRate) {
        if (update.rows() != null) {
            onRows(
                    update.rows(),
                    rows -> adamStep(
                            new AdamUpdate(
                                    rows.of(update.parameter()),
                                    rows.of(update.gradient()),
                                    rows.of(update.firstMoment()),
                                    rows.of(update.secondMoment()),
                                    update.control(),
                                    update.settings()),
                            learningRate));
            return;
        }
        Tensor parameter = update.parameter();
        try (Scope scope = openScope()) {
            Tensor skip = scalarLike(parameter, update.control().skip());
            Tensor gradient = scaled(update.gradient(), update.control());
            double beta1 = update.settings().firstDecay();
            double beta2 = update.settings().secondDecay();
            Tensor m = allocate(parameter.dtype(), parameter.shape());
            add(beta1, update.firstMoment(), 1 - beta1, gradient, m);
            multiply(gradient, gradient, gradient);
            Tensor v = allocate(parameter.dtype(), parameter.shape());
            add(beta2, update.secondMoment(), 1 - beta2, gradient, v);
            select(skip, update.firstMoment(), m, update.firstMoment());
            select(skip, update.secondMoment(), v, update.secondMoment());
            divide(m, scalarLike(parameter, correction(update.control().stepCount(), beta1)), m);
            divide(v, scalarLike(parameter, correction(update.control().stepCount(), beta2)), v);
            sqrt(v, v);
            Tensor epsilon = allocate(parameter.dtype(), Shape.of(1));
            fill(epsilon, update.settings().epsilon());
            add(1, v, 1, epsilon, v);
            divide(m, v, m);
            add(1, parameter, -learningRate, m, m);
            select(skip, parameter, m, parameter);
            fill(update.gradient(), 0);
        }
    }

    /**
     * Takes one step with momentum and sets the gradient to 0: with {@code g} the scaled gradient, {@code v = μ v + g}, {@code p =
     * p - rate v}, or with the look-ahead {@code p = p - rate (g + μ v)}. Where the skip flag is set only the gradient changes.
     */
    default void momentumStep(MomentumUpdate update, double learningRate) {
        if (update.rows() != null) {
            onRows(
                    update.rows(),
                    rows -> momentumStep(
                            new MomentumUpdate(
                                    rows.of(update.parameter()),
                                    rows.of(update.gradient()),
                                    rows.of(update.velocity()),
                                    update.control(),
                                    update.settings()),
                            learningRate));
            return;
        }
        Tensor parameter = update.parameter();
        double momentum = update.settings().momentum();
        try (Scope scope = openScope()) {
            Tensor skip = scalarLike(parameter, update.control().skip());
            Tensor gradient = scaled(update.gradient(), update.control());
            Tensor velocity = allocate(parameter.dtype(), parameter.shape());
            add(momentum, update.velocity(), 1, gradient, velocity);
            select(skip, update.velocity(), velocity, update.velocity());
            if (update.settings().nesterov()) {
                add(1, gradient, momentum, velocity, velocity);
            }
            add(1, parameter, -learningRate, velocity, velocity);
            select(skip, parameter, velocity, parameter);
            fill(update.gradient(), 0);
        }
    }

    /**
     * Takes one RMSProp step and sets the gradient to 0: with {@code g} the scaled gradient, {@code s = α s + (1 - α) g²}, {@code
     * p = p - rate g / (√s + ε)}. Where the skip flag is set only the gradient changes.
     */
    default void rmsPropStep(RmsPropUpdate update, double learningRate) {
        if (update.rows() != null) {
            onRows(
                    update.rows(),
                    rows -> rmsPropStep(
                            new RmsPropUpdate(
                                    rows.of(update.parameter()),
                                    rows.of(update.gradient()),
                                    rows.of(update.squares()),
                                    update.control(),
                                    update.settings()),
                            learningRate));
            return;
        }
        Tensor parameter = update.parameter();
        double decay = update.settings().decay();
        try (Scope scope = openScope()) {
            Tensor skip = scalarLike(parameter, update.control().skip());
            Tensor gradient = scaled(update.gradient(), update.control());
            Tensor squares = allocate(parameter.dtype(), parameter.shape());
            multiply(gradient, gradient, squares);
            add(decay, update.squares(), 1 - decay, squares, squares);
            select(skip, update.squares(), squares, update.squares());
            sqrt(squares, squares);
            Tensor epsilon = allocate(parameter.dtype(), Shape.of(1));
            fill(epsilon, update.settings().epsilon());
            add(1, squares, 1, epsilon, squares);
            divide(gradient, squares, gradient);
            add(1, parameter, -learningRate, gradient, gradient);
            select(skip, parameter, gradient, parameter);
            fill(update.gradient(), 0);
        }
    }

    /** Takes a share of the weights, {@code p = p - share · weights · p}, unless the skip flag is set: decoupled decay. */
    default void decayParameter(DecayUpdate update, double share) {
        if (update.rows() != null) {
            onRows(
                    update.rows(),
                    rows -> decayParameter(
                            new DecayUpdate(
                                    rows.of(update.parameter()),
                                    rows.of(update.gradient()),
                                    rows.of(update.weights()),
                                    update.control()),
                            share));
            return;
        }
        Tensor parameter = update.parameter();
        try (Scope scope = openScope()) {
            Tensor skip = scalarLike(parameter, update.control().skip());
            Tensor taken = allocate(parameter.dtype(), parameter.shape());
            multiply(parameter, update.weights(), taken);
            add(1, parameter, -share, taken, taken);
            select(skip, parameter, taken, parameter);
        }
    }

    /**
     * Adds to the gradient what makes it {@code g + rate · weights · p} once the step has scaled it, so that the decay is neither
     * clipped nor unscaled. Comes after {@link #prepareStep}. Where the skip flag is set nothing changes.
     */
    default void decayGradient(DecayUpdate update, double rate) {
        if (update.rows() != null) {
            onRows(
                    update.rows(),
                    rows -> decayGradient(
                            new DecayUpdate(
                                    rows.of(update.parameter()),
                                    rows.of(update.gradient()),
                                    rows.of(update.weights()),
                                    update.control()),
                            rate));
            return;
        }
        Tensor gradient = update.gradient();
        try (Scope scope = openScope()) {
            Tensor skip = scalarLike(gradient, update.control().skip());
            Tensor decay = allocate(gradient.dtype(), gradient.shape());
            multiply(update.parameter(), update.weights(), decay);
            divide(decay, scalarLike(gradient, update.control().gradientScale()), decay);
            add(1, gradient, rate, decay, decay);
            select(skip, gradient, decay, gradient);
        }
    }

    /** Lets a step change copies of some rows, which then take the place of the rows. */
    private void onRows(Tensor ids, Consumer<RowCopies> step) {
        try (Scope scope = openScope()) {
            RowCopies rows = new RowCopies(this, ids);
            step.accept(rows);
            rows.giveBack();
        }
    }

    private Tensor scaled(Tensor gradient, StepControl control) {
        Tensor scaled = allocate(gradient.dtype(), gradient.shape());
        multiply(gradient, scalarLike(gradient, control.gradientScale()), scaled);
        return scaled;
    }

    /** Returns {@code 1 - decay^stepCount}, FLOAT64 {@code [1]}. */
    private Tensor correction(Tensor stepCount, double decay) {
        Tensor power = allocate(DType.FLOAT64, Shape.of(1));
        Tensor one = allocate(DType.FLOAT64, Shape.of(1));
        fill(one, 1);
        add(Math.log(decay), stepCount, 0, one, power);
        exp(power, power);
        add(1, one, -1, power, power);
        return power;
    }

    /** Returns a scalar in the type of another tensor. */
    private Tensor scalarLike(Tensor model, Tensor scalar) {
        Tensor converted = allocate(model.dtype(), Shape.of(1));
        copy(scalar, converted);
        return converted;
    }

    /**
     * Lets the loss scale follow the step that was just prepared: after one that is skipped it shrinks, to no less than 1; after
     * enough good ones in a row it grows. Comes after {@link #prepareStep}.
     */
    default void adjustLossScale(LossScaling scaling) {
        StepControl control = scaling.control();
        Tensor good = scaling.goodSteps();
        try (Scope scope = openScope()) {
            Tensor one = allocate(DType.FLOAT64, Shape.of(1));
            fill(one, 1);
            Tensor zero = allocate(DType.FLOAT64, Shape.of(1));
            Tensor limit = allocate(DType.FLOAT64, Shape.of(1));
            fill(limit, scaling.settings().growthInterval());
            Tensor few = allocate(DType.FLOAT64, Shape.of(1));
            Tensor grown = allocate(DType.FLOAT64, Shape.of(1));
            add(1, good, 1, one, good);
            select(control.skip(), zero, good, good);
            compare(Comparison.LESS, good, limit, few);
            select(few, good, zero, good);
            add(scaling.settings().growth(), control.lossScale(), 0, one, grown);
            select(few, control.lossScale(), grown, grown);
            Tensor shrunk = few;
            add(scaling.settings().backoff(), control.lossScale(), 0, one, shrunk);
            Tensor least = limit;
            compare(Comparison.LESS, shrunk, one, least);
            select(least, one, shrunk, shrunk);
            select(control.skip(), shrunk, grown, control.lossScale());
        }
    }
}
