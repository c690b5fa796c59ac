package com.example.ugrnn;

import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;

/** Makes update gate RNNs, {@code example/ugrnn}. One option, {@code gate-bias}: what is added to the gate, 1 by default. */
public final class UgrnnCellProvider implements CellProvider {
    static final String GATE_BIAS = "gate-bias";

    @Override
    public String type() {
        return "example/ugrnn";
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        if (!spec.type().equals(type())) {
            throw new InvalidSpecException("cell.type: expected '" + type() + "' but got '" + spec.type() + "'");
        }
        for (String option : spec.options().keySet()) {
            if (!option.equals(GATE_BIAS)) {
                throw new InvalidSpecException("cell.options: expected '" + GATE_BIAS + "' but got '" + option + "'");
            }
        }
        if (inputSize < 1 || hiddenSize < 1) {
            throw new InvalidSpecException(
                    "cell: expected inputSize and hiddenSize >= 1 but got " + inputSize + " and " + hiddenSize);
        }
        return new UgrnnCell(inputSize, hiddenSize, gateBias(spec.options().getOrDefault(GATE_BIAS, "1")));
    }

    private static double gateBias(String text) {
        double bias;
        try {
            bias = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            bias = Double.NaN;
        }
        if (!Double.isFinite(bias)) {
            throw new InvalidSpecException(
                    "cell.options." + GATE_BIAS + ": expected a finite number but got '" + text + "'");
        }
        return bias;
    }
}
