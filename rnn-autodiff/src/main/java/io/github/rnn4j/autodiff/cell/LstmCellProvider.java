package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;

/**
 * Makes long short-term memories, {@value CellSpec#LSTM}. The option {@value CellSpec#FORGET_BIAS} says with which bias the forget gate
 * starts; 1 by default, so that memories are kept at first (Jozefowicz, Zaremba and Sutskever, ICML 2015). Thread-safe.
 */
@Experimental
public final class LstmCellProvider extends BuiltInCellProvider {
    private static final String DEFAULT_BIAS = "1";

    /** Creates the provider. */
    public LstmCellProvider() {
        super(CellSpec.LSTM, CellSpec.FORGET_BIAS);
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        check(spec, inputSize, hiddenSize);
        return new LstmCell(
                inputSize, hiddenSize, number(spec.options().getOrDefault(CellSpec.FORGET_BIAS, DEFAULT_BIAS)));
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, as an infinite one is.
        }
        throw new InvalidSpecException("cell.options." + CellSpec.FORGET_BIAS + ": expected a finite number but got '"
                + text + "' (cell 'lstm').");
    }
}
