package io.github.rnn4j.tck.cell;

import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;

/** Makes gated cells; a fault overrides a method or gives another maker. */
public class GatedCellProvider implements CellProvider {
    public static final String GATE_BIAS = "gate-bias";

    private final Maker maker;

    /** Makes the cell itself, from checked options. */
    @FunctionalInterface
    public interface Maker {
        /** Returns a new cell. */
        Cell make(int inputSize, int hiddenSize, double gateBias);
    }

    /** Makes sound cells. */
    public GatedCellProvider() {
        this(GatedCell::new);
    }

    /** Makes other cells, under the same name and with the same options. */
    public GatedCellProvider(Maker maker) {
        this.maker = maker;
    }

    @Override
    public String type() {
        return "test/gated";
    }

    @Override
    public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
        if (!spec.type().equals(type()) || inputSize < 1 || hiddenSize < 1) {
            throw new InvalidSpecException("cell: expected '" + type() + "' with sizes >= 1 but got '" + spec.type()
                    + "' with " + inputSize + " and " + hiddenSize);
        }
        checkNames(spec);
        return maker.make(inputSize, hiddenSize, gateBias(spec.options().getOrDefault(GATE_BIAS, "1")));
    }

    protected void checkNames(CellSpec spec) {
        for (String name : spec.options().keySet()) {
            if (!name.equals(GATE_BIAS)) {
                throw new InvalidSpecException("cell.options: expected '" + GATE_BIAS + "' but got '" + name + "'");
            }
        }
    }

    protected double gateBias(String text) {
        try {
            double bias = Double.parseDouble(text);
            if (Double.isFinite(bias)) {
                return bias;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number that is not finite
        }
        throw new InvalidSpecException(GATE_BIAS + ": expected a finite number but got '" + text + "'");
    }
}
