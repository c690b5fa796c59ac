package io.github.rnn4j.tck.cell;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.autodiff.cell.GruCellProvider;
import io.github.rnn4j.tck.CellTck;
import io.github.rnn4j.tck.PlainStep;
import io.github.rnn4j.tck.PlainStep.PlainParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class GruCellTckTest extends CellTck {
    @Override
    protected CellProvider provider() {
        return new GruCellProvider();
    }

    @Override
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        return Optional.of(GruCellTckTest::plainStep);
    }

    /** {@code r, z, n} in this order; {@code n = tanh(W_in x + b_in + r (W_hn h + b_hn))}, {@code h' = (1 - z) n + z h}. */
    private static List<double[]> plainStep(PlainParameters parameters, double[] input, List<double[]> state) {
        int width = state.get(0).length;
        double[] next = new double[width];
        for (int i = 0; i < width; i++) {
            double resetGate = PlainGates.sigmoid(PlainGates.gate(parameters, i, input, state.get(0)));
            double updateGate = PlainGates.sigmoid(PlainGates.gate(parameters, width + i, input, state.get(0)));
            double reset = resetGate * PlainGates.recurrent(parameters, 2 * width + i, state.get(0));
            double candidate = Math.tanh(PlainGates.input(parameters, 2 * width + i, input) + reset);
            next[i] = (1 - updateGate) * candidate + updateGate * state.get(0)[i];
        }
        return List.of(next, next);
    }
}
