package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.spec.CellSpec;

/** Makes Elman's ReLU cell, {@value CellSpec#RNN_RELU}. It has no options. Thread-safe. */
@Experimental
public final class ReluRnnCellProvider extends BuiltInCellProvider {
    /** Creates the provider. */
    public ReluRnnCellProvider() {
        super(CellSpec.RNN_RELU);
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        check(spec, inputSize, hiddenSize);
        return new RnnCell(Activation.RELU, inputSize, hiddenSize);
    }
}
