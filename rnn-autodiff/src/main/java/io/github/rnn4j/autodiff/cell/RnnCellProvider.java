package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.spec.CellSpec;

/** Makes Elman's tanh cell, {@value CellSpec#RNN}. It has no options. Thread-safe. */
@Experimental
public final class RnnCellProvider extends BuiltInCellProvider {
    /** Creates the provider. */
    public RnnCellProvider() {
        super(CellSpec.RNN);
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        check(spec, inputSize, hiddenSize);
        return new RnnCell(Activation.TANH, inputSize, hiddenSize);
    }
}
