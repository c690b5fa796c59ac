package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.vjp.GradientFlow;
import io.github.rnn4j.autodiff.vjp.Operation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * Records the backward pass: goes through the operations from last to first and lets each turn the gradients of its results
 * into steps. A value's first gradient is overwritten or only pointed at, further ones are added, so nothing needs to be
 * zeroed.
 */
final class GradientRecorder implements GradientFlow {
    private final TensorOps ops;
    private final Constants constants;
    private final Scratch scratch;
    private final IdentityHashMap<Tensor, Value> values;
    private final List<Runnable> steps = new ArrayList<>();

    GradientRecorder(TensorOps ops, Constants constants, IdentityHashMap<Tensor, Value> values) {
        this.ops = ops;
        this.constants = constants;
        this.scratch = new Scratch(ops);
        this.values = values;
    }

    /** Returns the steps of the backward pass. */
    List<Runnable> record(List<Operation> operations) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            Operation operation = operations.get(i);
            if (operation.outputs().isEmpty() || operation.outputs().stream().anyMatch(this::reaches)) {
                operation.vjp().record(this);
                scratch.reset();
            }
        }
        return steps;
    }

    @Override
    public boolean wants(Tensor value) {
        return value(value).wanted();
    }

    @Override
    public boolean reaches(Tensor output) {
        return value(output).gradient() != null;
    }

    @Override
    public Tensor gradient(Tensor output) {
        return Objects.requireNonNull(value(output).gradient(), "gradient: expected one that reaches the result");
    }

    @Override
    public void step(Runnable step) {
        steps.add(step);
    }

    @Override
    public void pass(Tensor value, Tensor gradient) {
        Value known = value(value);
        if (known.wanted() && known.gradient() == null) {
            known.borrow(gradient);
        } else {
            addScaled(value, 1, gradient);
        }
    }

    @Override
    public void addScaled(Tensor value, double factor, Tensor gradient) {
        Value known = value(value);
        if (!known.wanted()) {
            return;
        }
        Tensor old = known.gradient();
        if (old == null) {
            overwrite(target(value).tensor(), factor, gradient);
            return;
        }
        if (!known.owned()) {
            known.own(ops.allocate(value.dtype(), value.shape()));
        }
        Tensor total = gradient(value);
        step(() -> ops.add(1, old, factor, gradient, total));
    }

    private void overwrite(Tensor target, double factor, Tensor gradient) {
        step(() -> ops.copy(gradient, target));
        if (factor != 1) {
            Tensor scale = constant(target.dtype(), factor);
            step(() -> ops.multiply(target, scale, target));
        }
    }

    @Override
    public Target target(Tensor value) {
        Value known = value(value);
        Tensor old = known.gradient();
        if (old != null && known.owned()) {
            return new Target(old, false);
        }
        Tensor own = ops.allocate(value.dtype(), value.shape());
        known.own(own);
        if (old != null) {
            step(() -> ops.copy(old, own));
        }
        return new Target(own, old == null);
    }

    @Override
    public Tensor scratch(DType dtype, Shape shape) {
        return scratch.take(dtype, shape);
    }

    @Override
    public Tensor constant(DType dtype, double value) {
        return constants.of(dtype, Shape.of(), value);
    }

    @Override
    public Tensor zeros(DType dtype, Shape shape) {
        return constants.of(dtype, shape, 0);
    }

    private Value value(Tensor tensor) {
        Value value = values.get(tensor);
        if (value == null) {
            throw new RnnException(ErrorCode.INTERNAL, "gradient: expected a recorded value but got " + tensor.shape());
        }
        return value;
    }
}
