package io.github.rnn4j.verification.benchmarks.workload;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;

/** Made-up numbers, the same for every contender: float values in doubles, in PyTorch's shapes. */
public final class Numbers {
    private static final long SEED = 5;

    private Numbers() {}

    /** Returns the values of a parameter, uniform within {@code ±1/sqrt(hidden)}. */
    public static double[] parameter(Workload workload, int block, int index, int count) {
        double bound = 1 / Math.sqrt(workload.layers().get(block).hidden());
        return uniform(1 + block, index, count, bound);
    }

    /** Returns the input, {@code [steps, batch, features]}. */
    public static double[] input(Workload workload) {
        return uniform(0, 0, workload.steps() * workload.batch() * workload.inputSize(), 1);
    }

    private static double[] uniform(int layer, int step, int count, double bound) {
        RandomStream random = new RandomStream(new RandomKey(SEED, Purpose.TESTING, layer, step));
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return values;
    }
}
