package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.spec.CellSpec;

/** Makes Elman's sigmoid cell, {@value CellSpec#RNN_SIGMOID}. It has no options. Thread-safe. */
@Experimental
public final class SigmoidRnnCellProvider extends BuiltInCellProvider {
    /** Creates the provider. */
    public SigmoidRnnCellProvider() {
        super(CellSpec.RNN_SIGMOID);
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        check(spec, inputSize, hiddenSize);
        return new RnnCell(Activation.SIGMOID, inputSize, hiddenSize);
    }
}
