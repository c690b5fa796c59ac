package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.spec.CellSpec;

/** Makes gated recurrent units, {@value CellSpec#GRU}. They have no options. Thread-safe. */
@Experimental
public final class GruCellProvider extends BuiltInCellProvider {
    /** Creates the provider. */
    public GruCellProvider() {
        super(CellSpec.GRU);
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        check(spec, inputSize, hiddenSize);
        return new GruCell(inputSize, hiddenSize);
    }
}
