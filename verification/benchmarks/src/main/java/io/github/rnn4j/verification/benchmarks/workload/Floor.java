package io.github.rnn4j.verification.benchmarks.workload;

import io.github.rnn4j.verification.benchmarks.machine.Peaks;

/**
 * The least time a workload can take on some cores: for each phase the larger of its operations at the peak of fused multiply-adds and its
 * weights at the bandwidth of the cache that holds them, swept forwards and backwards in turn; and for the whole no less than
 * the chain of operations that follow each other. More cores share the phases; the chain they cannot. Activations are left
 * out.
 */
public final class Floor {
    private static final double FLOAT_BYTES = 4;
    /** Numbers that Adam reads and writes for each parameter: parameter, gradient and two moments, each both ways but the gradient. */
    private static final double ADAM_NUMBERS = 7;

    /** Of degree 6 in the argument, 3 in its square. */
    private static final int TANH_FMAS = 3;

    private Floor() {}

    /**
     * Returns the floor in microseconds.
     *
     * @param peaks what one core can do
     * @param threads cores
     */
    public static double micros(Workload workload, Peaks peaks, int threads) {
        double phases = workload.kind() == Workload.Kind.STREAM ? stream(workload, peaks) : phases(workload, peaks);
        return Math.max(phases / threads, chain(workload, peaks)) / 1e3;
    }

    private static double phases(Workload workload, Peaks peaks) {
        boolean training = workload.kind() == Workload.Kind.TRAINING;
        int rows = workload.batch() * workload.steps();
        double nanos = 0;
        boolean first = true;
        for (Layer layer : workload.layers()) {
            for (int i = 0; i < layer.count(); i++) {
                double input = phase(rows, layer.inputWeights(i), peaks);
                double recurrent = workload.steps() * phase(workload.batch(), layer.recurrentWeights(), peaks);
                nanos += input + recurrent;
                if (training) {
                    nanos += phase(rows, layer.inputWeights(i), peaks) + phase(rows, layer.recurrentWeights(), peaks);
                    nanos += recurrent + (first ? 0 : input);
                }
                first = false;
            }
            nanos += training
                    ? layer.parameters() * ADAM_NUMBERS * FLOAT_BYTES / peaks.bandwidth(layer.parameters())
                    : 0;
        }
        return nanos;
    }

    /** Every call reads all weights once. */
    private static double stream(Workload workload, Peaks peaks) {
        int weights = 0;
        for (Layer layer : workload.layers()) {
            for (int i = 0; i < layer.count(); i++) {
                weights += layer.inputWeights(i) + layer.recurrentWeights();
            }
        }
        return phase(workload.batch(), weights, peaks);
    }

    private static double phase(int rows, int weights, Peaks peaks) {
        double operations = 2.0 * rows * weights / peaks.gigaFlops();
        return Math.max(operations, weights * FLOAT_BYTES / peaks.bandwidth(weights));
    }

    /**
     * A step's sums wait for the state before, each a chain as long as the state is wide, and the state waits for tanh: in the shortest
     * form that we know, an odd quotient of polynomials, a square, the denominator's {@link #TANH_FMAS} multiply-adds, the division,
     * and a product.
     */
    private static double chain(Workload workload, Peaks peaks) {
        double nanos = 0;
        for (Layer layer : workload.layers()) {
            double step = (layer.hidden() + TANH_FMAS + 2) * peaks.fmaNanos() + peaks.divisionNanos();
            nanos += layer.count() * workload.steps() * step;
        }
        return nanos;
    }
}
