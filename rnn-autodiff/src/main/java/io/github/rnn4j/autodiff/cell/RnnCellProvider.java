package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;
import java.util.TreeSet;

/** Makes Elman's tanh cell, {@value CellSpec#RNN}. It has no options. Thread-safe. */
@Experimental
public final class RnnCellProvider implements CellProvider {
    /** Creates the provider. */
    public RnnCellProvider() {}

    @Override
    public String type() {
        return CellSpec.RNN;
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        if (!spec.type().equals(type())) {
            throw new InvalidSpecException("cell.type: expected '" + type() + "' but got '" + spec.type() + "'");
        }
        if (!spec.options().isEmpty()) {
            throw new InvalidSpecException("cell.options: expected none but got "
                    + new TreeSet<>(spec.options().keySet()) + " (cell '" + type() + "'). Remove them.");
        }
        if (inputSize < 1 || hiddenSize < 1) {
            throw new InvalidSpecException("cell: expected inputSize and hiddenSize >= 1 but got " + inputSize + " and "
                    + hiddenSize + " (cell '" + type() + "')");
        }
        return new RnnCell(inputSize, hiddenSize);
    }
}
