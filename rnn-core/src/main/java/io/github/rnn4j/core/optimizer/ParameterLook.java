package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.core.layer.BlockSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a step: at all gradients and values once the norm is known, and again once the parameters are changed. A block of one
 * parameter, such as an embedding, stays on the device; of an embedding of which a step changes some rows, only these are looked at
 * but for the norm of the values. Several parameters in one block are known apart by the backend only: they are read back. Its
 * tensors belong to the scope that is open. Used once.
 */
final class ParameterLook {
    private final TensorOps ops;
    private final List<BlockSpec> specs;
    private final List<ParameterBlock> gradients;
    private final Tensor sum;
    private final List<Measured> measured = new ArrayList<>();
    private double lossScale = 1;
    private double gradientScale = 1;

    ParameterLook(TensorOps ops, List<BlockSpec> specs, List<ParameterBlock> gradients) {
        this.ops = ops;
        this.specs = specs;
        this.gradients = gradients;
        this.sum = ops.allocate(DType.FLOAT64, Shape.of(1));
    }

    /** Looks before the parameters change, and before the gradients are 0 again. */
    void before(BlockTurn[] turns, StepControl control) {
        lossScale = read(control.lossScale());
        gradientScale = read(control.gradientScale());
        for (int i = 0; i < turns.length; i++) {
            List<ParameterSpec> parameters = specs.get(i).layout().parameters();
            if (parameters.size() == 1) {
                measured.add(whole(specs.get(i).fullName(parameters.get(0)), turns[i].tensors()));
            } else {
                for (ParameterSpec parameter : parameters) {
                    measured.add(apart(i, parameter, turns[i].block()));
                }
            }
        }
    }

    private Measured whole(String name, StepTensors tensors) {
        Tensor rows = tensors.rows();
        Tensor old = changing(tensors);
        double gradient = rows == null ? norm(tensors.gradient()) : normOfRows(tensors.gradient(), rows);
        return new Measured(name, gradient, norm(tensors.parameter()), () -> {
            Tensor difference = ops.allocate(old.dtype(), old.shape());
            ops.add(1, changing(tensors), -1, old, difference);
            return norm(difference);
        });
    }

    /** Returns a copy of what the step may change. */
    private Tensor changing(StepTensors tensors) {
        Tensor table = tensors.parameter();
        Tensor rows = tensors.rows();
        if (rows == null) {
            Tensor copy = ops.allocate(table.dtype(), table.shape());
            ops.copy(table, copy);
            return copy;
        }
        Tensor copy = ops.allocate(
                table.dtype(), table.shape().withSize(0, rows.shape().elements()));
        if (rows.shape().elements() > 0) {
            ops.gatherRows(table, rows, copy);
        }
        return copy;
    }

    private Measured apart(int block, ParameterSpec parameter, ParameterBlock values) {
        double[] old = values.download(parameter.name());
        double gradient = norm(gradients.get(block).download(parameter.name()));
        return new Measured(specs.get(block).fullName(parameter), gradient, norm(old), () -> {
            double[] change = values.download(parameter.name());
            for (int i = 0; i < change.length; i++) {
                change[i] -= old[i];
            }
            return norm(change);
        });
    }

    /** Looks again, once the parameters are changed, and returns the figures in the order of the model file. */
    List<ParameterInspection> after() {
        List<ParameterInspection> figures = new ArrayList<>();
        for (Measured each : measured) {
            figures.add(new ParameterInspection(
                    each.name,
                    each.gradient / lossScale,
                    each.gradient * gradientScale,
                    each.weight,
                    each.update.norm()));
        }
        return List.copyOf(figures);
    }

    private double norm(Tensor tensor) {
        ops.fill(sum, 0);
        ops.addSquaredNorm(tensor, sum);
        return Math.sqrt(read(sum));
    }

    private double normOfRows(Tensor table, Tensor rows) {
        ops.fill(sum, 0);
        ops.addSquaredNorm(table, rows, sum);
        return Math.sqrt(read(sum));
    }

    private static double norm(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private double read(Tensor scalar) {
        double[] value = new double[1];
        ops.download(scalar, value, 0);
        return value[0];
    }

    /** The norms of a parameter; the gradient's with the loss scale. */
    private record Measured(String name, double gradient, double weight, Update update) {}

    /** What the step changed, to be asked for once it has. */
    private interface Update {
        double norm();
    }
}
