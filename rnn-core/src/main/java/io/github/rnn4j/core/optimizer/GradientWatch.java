package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.layer.BlockSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds up the squared norm of a step block by block, and keeps in mind whose was ever not finite: such a sum stays so. All of
 * it stays on the device until it is asked for.
 */
final class GradientWatch {
    private final TensorOps ops;
    private final List<BlockSpec> specs;
    private final List<Tensor> sums = new ArrayList<>();
    private final Tensor one;

    GradientWatch(TensorOps ops, List<BlockSpec> specs) {
        this.ops = ops;
        this.specs = specs;
        this.one = ops.allocate(DType.FLOAT64, Shape.of(1));
        specs.forEach(spec -> sums.add(ops.allocate(DType.FLOAT64, Shape.of(1))));
    }

    /**
     * Adds the squares of one block's gradient.
     *
     * @param block number of the block
     * @param tensors with all of its gradient that may be other than 0
     */
    void add(int block, StepTensors tensors, StepControl control) {
        Tensor sum = sums.get(block);
        ops.fill(one, 0);
        if (tensors.rows() == null) {
            ops.addSquaredNorm(tensors.gradient(), one);
        } else {
            ops.addSquaredNorm(tensors.gradient(), tensors.rows(), one);
        }
        ops.add(1, control.squaredNorm(), 1, one, control.squaredNorm());
        ops.add(1, sum, 1, one, sum);
    }

    /**
     * Returns the parameters of the block nearest to the loss whose gradient was not finite since the last call: gradients come
     * from there, so that it began with them or above. Reads the device.
     */
    Optional<String> culprit() {
        Optional<String> found = Optional.empty();
        double[] sum = new double[1];
        for (int i = 0; i < sums.size(); i++) {
            ops.download(sums.get(i), sum, 0);
            if (!Double.isFinite(sum[0])) {
                found = Optional.of(names(specs.get(i)));
            }
            ops.fill(sums.get(i), 0);
        }
        return found;
    }

    private static String names(BlockSpec spec) {
        List<ParameterSpec> parameters = spec.layout().parameters();
        String first = spec.fullName(parameters.get(0));
        return parameters.size() == 1 ? first : first + " to " + spec.fullName(parameters.get(parameters.size() - 1));
    }
}
