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
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** A chain of operations whose sums are long enough for their order to show in the last bits. */
final class Chain {
    private static final int SMALL = 33;
    /** So much work that engines split it among threads. */
    private static final int LARGE = 120;

    private Chain() {}

    /** Runs a small chain and a large one and returns everything they computed. */
    static double[] run(TensorOps ops, DType dtype) {
        return DoubleStream.concat(Arrays.stream(run(ops, dtype, 50, SMALL)), Arrays.stream(run(ops, dtype, 50, LARGE)))
                .toArray();
    }

    /** Runs a small chain with other numbers. */
    static double[] run(TensorOps ops, DType dtype, long seed) {
        return run(ops, dtype, seed, SMALL);
    }

    private static double[] run(TensorOps ops, DType dtype, long seed, int size) {
        Shape square = Shape.of(size, size);
        try (Scope scope = ops.openScope()) {
            RandomValues random = new RandomValues(seed);
            Tensor a = TensorValues.tensor(ops, dtype, square, random.symmetric(square));
            Tensor b = TensorValues.tensor(ops, dtype, square, random.symmetric(square));
            Tensor ids = TensorValues.whole(ops, Shape.of(size), random.whole(size, 4));
            Tensor product = ops.allocate(dtype, square);
            ops.gemm(GemmForm.TRANSPOSE_B, a, b, product);
            Tensor squashed = ops.allocate(dtype, square);
            ops.tanh(product, squashed);
            Tensor sums = ops.allocate(dtype, Shape.of(size));
            ops.sum(product, 0, sums);
            Tensor shares = ops.allocate(dtype, square);
            ops.maskedSoftmax(squashed, null, shares);
            Tensor table = ops.allocate(dtype, Shape.of(4, size));
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
