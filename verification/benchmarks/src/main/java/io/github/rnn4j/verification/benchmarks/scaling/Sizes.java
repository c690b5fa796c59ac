package io.github.rnn4j.verification.benchmarks.scaling;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.Workload;

/**
 * The sizes of a call of one RNN layer whose input is as wide as its state, so that one number says how wide it is.
 *
 * @param steps steps of a sequence
 * @param hidden features of a step, and width of the state
 * @param batch sequences
 */
public record Sizes(int steps, int hidden, int batch) {
    Workload workload() {
        return Workload.of(Workload.Kind.SEQUENCE, batch, steps, new Layer(CellSpec.RNN, hidden, hidden, 1));
    }
}
