package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;

/** A cell to be made: its provider, options and sizes. */
record CellCase(CellProvider provider, Map<String, String> options, int inputSize, int hiddenSize) {
    /** Makes a cell that nothing has been computed with. */
    Cell fresh() {
        return provider.create(spec(), inputSize, hiddenSize);
    }

    CellSpec spec() {
        return new CellSpec(provider.type(), options);
    }

    /** Starts the description of a sequence of this cell in float64. */
    SequenceDescriptorBuilder descriptor() {
        return SequenceDescriptor.builder(spec(), inputSize, hiddenSize)
                .types(DType.FLOAT64, DType.FLOAT64)
                .mode(Mode.TRAINING);
    }

    @Override
    public String toString() {
        return "inputs " + inputSize + ", hidden " + hiddenSize + (options.isEmpty() ? "" : ", " + options);
    }
}
