package io.github.rnn4j.tck;

import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.List;

/**
 * What a cell computed from a sequence.
 *
 * @param output outputs of all steps, {@code [timeSteps, batch, outputSize]}
 * @param finalState the parts of the state after the last step, each {@code [batch, width]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record CellValues(double[] output, List<double[]> finalState) {
    /** Returns what belongs to one row of the batch. */
    CellValues row(CellData data, int row) {
        return new CellValues(
                data.pick(output, data.timeSteps(), row),
                finalState.stream().map(part -> data.pick(part, 1, row)).toList());
    }

    /** Fails where something differs by more than rounding explains. */
    void check(String what, CellValues expected, Tolerance tolerance) {
        check(what + ": output", output, expected.output, tolerance);
        for (int i = 0; i < finalState.size(); i++) {
            check(what + ": final state " + i, finalState.get(i), expected.finalState.get(i), tolerance);
        }
    }

    /** Fails where something differs by a bit. */
    void checkSameBits(String what, CellValues expected) {
        check(what + ", bit for bit", expected, new Tolerance(0, 0));
    }

    /** Returns whether some element differs by more than rounding explains. */
    boolean differs(CellValues other) {
        try {
            check("values", other, new Tolerance(1e-9, 1e-9));
            return false;
        } catch (AssertionError difference) {
            return true;
        }
    }

    private static void check(String what, double[] actual, double[] expected, Tolerance tolerance) {
        tolerance.check(what, Shape.of(expected.length), actual, expected);
    }
}
