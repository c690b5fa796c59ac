package io.github.rnn4j.verification.peers.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.LayerNumbers;
import io.github.rnn4j.verification.benchmarks.workload.Numbers;
import io.github.rnn4j.verification.benchmarks.workload.Workload;

/** A workload's numbers as PyTorch's arrays; the shapes are PyTorch's already. */
final class Parameters {
    private Parameters() {}

    /** Returns the input, {@code [steps, batch, features]}. */
    static NDArray input(NDManager manager, Workload workload) {
        return manager.create(
                LayerNumbers.floats(Numbers.input(workload)),
                new Shape(workload.steps(), workload.batch(), workload.inputSize()));
    }

    /** Returns four arrays for each layer of a block: both weights, both biases. */
    static NDList of(NDManager manager, Workload workload, int block) {
        NDList all = new NDList();
        Layer spec = workload.layers().get(block);
        for (int layer = 0; layer < spec.count(); layer++) {
            LayerNumbers numbers = LayerNumbers.of(workload, block, layer);
            int rows = numbers.gates() * numbers.hidden();
            all.add(manager.create(numbers.inputWeight(), new Shape(rows, numbers.input())));
            all.add(manager.create(numbers.recurrentWeight(), new Shape(rows, numbers.hidden())));
            all.add(manager.create(numbers.inputBias(), new Shape(rows)));
            all.add(manager.create(numbers.recurrentBias(), new Shape(rows)));
        }
        return all;
    }

    static double[] doubles(float... values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
