package io.github.rnn4j.tck.cell;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.autodiff.cell.LstmCellProvider;
import io.github.rnn4j.tck.CellTck;
import io.github.rnn4j.tck.PlainStep;
import io.github.rnn4j.tck.PlainStep.PlainParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LstmCellTckTest extends CellTck {
    @Override
    protected CellProvider provider() {
        return new LstmCellProvider();
    }

    @Override
    protected List<Map<String, String>> options() {
        return List.of(Map.of(), Map.of(CellSpec.FORGET_BIAS, "-0.5"));
    }

    @Override
    protected List<Map<String, String>> refusedOptions() {
        return List.of(Map.of(CellSpec.FORGET_BIAS, "much"), Map.of(CellSpec.FORGET_BIAS, "NaN"));
    }

    @Override
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        return Optional.of(LstmCellTckTest::plainStep);
    }

    /** {@code i, f, g, o} in this order; {@code c' = f c + i g}, {@code h' = o tanh(c')}. */
    private static List<double[]> plainStep(PlainParameters parameters, double[] input, List<double[]> state) {
        int width = state.get(0).length;
        double[] hidden = new double[width];
        double[] cell = new double[width];
        for (int i = 0; i < width; i++) {
            double inputGate = PlainGates.sigmoid(PlainGates.gate(parameters, i, input, state.get(0)));
            double forgetGate = PlainGates.sigmoid(PlainGates.gate(parameters, width + i, input, state.get(0)));
            double candidate = Math.tanh(PlainGates.gate(parameters, 2 * width + i, input, state.get(0)));
            double outputGate = PlainGates.sigmoid(PlainGates.gate(parameters, 3 * width + i, input, state.get(0)));
            cell[i] = forgetGate * state.get(1)[i] + inputGate * candidate;
            hidden[i] = outputGate * Math.tanh(cell[i]);
        }
        return List.of(hidden, hidden, cell);
    }
}
