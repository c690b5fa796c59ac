package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.List;

/** A chain of operations whose sums are long enough for their order to show in the last bits. */
final class Chain {
    private static final Shape SHAPE = Shape.of(33, 33);

    private Chain() {}

    /** Runs the chain and returns everything it computed. */
    static double[] run(TensorOps ops, DType dtype) {
        return run(ops, dtype, 50);
    }

    /** Runs the chain with other numbers. */
    static double[] run(TensorOps ops, DType dtype, long seed) {
        try (Scope scope = ops.openScope()) {
            RandomValues random = new RandomValues(seed);
            Tensor a = TensorValues.tensor(ops, dtype, SHAPE, random.symmetric(SHAPE));
            Tensor b = TensorValues.tensor(ops, dtype, SHAPE, random.symmetric(SHAPE));
            Tensor ids = TensorValues.whole(ops, Shape.of(33), random.whole(33, 4));
            Tensor product = ops.allocate(dtype, SHAPE);
            ops.gemm(GemmForm.TRANSPOSE_B, a, b, product);
            Tensor squashed = ops.allocate(dtype, SHAPE);
            ops.tanh(product, squashed);
            Tensor sums = ops.allocate(dtype, Shape.of(33));
            ops.sum(product, 0, sums);
            Tensor shares = ops.allocate(dtype, SHAPE);
            ops.maskedSoftmax(squashed, null, shares);
            Tensor table = ops.allocate(dtype, Shape.of(4, 33));
            ops.scatterAddRows(table, ids, shares);
            List<Double> all = new ArrayList<>();
            for (Tensor tensor : List.of(product, squashed, sums, shares, table)) {
                for (double value : TensorValues.read(ops, tensor)) {
                    all.add(value);
                }
            }
            return all.stream().mapToDouble(value -> value).toArray();
        }
    }
}
