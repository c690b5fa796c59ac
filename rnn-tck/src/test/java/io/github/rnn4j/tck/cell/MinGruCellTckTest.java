package io.github.rnn4j.tck.cell;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.autodiff.cell.MinGruCellProvider;
import io.github.rnn4j.tck.CellTck;
import io.github.rnn4j.tck.PlainStep;
import io.github.rnn4j.tck.PlainStep.PlainParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MinGruCellTckTest extends CellTck {
    @Override
    protected CellProvider provider() {
        return new MinGruCellProvider();
    }

    @Override
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        return Optional.of(MinGruCellTckTest::plainStep);
    }

    /** {@code z, h} in this order; {@code h' = (1 - z) h + z (W_h x + b_h)}. */
    private static List<double[]> plainStep(PlainParameters parameters, double[] input, List<double[]> state) {
        int width = state.get(0).length;
        double[] next = new double[width];
        for (int i = 0; i < width; i++) {
            double updateGate = PlainGates.sigmoid(PlainGates.input(parameters, i, input));
            double candidate = PlainGates.input(parameters, width + i, input);
            next[i] = (1 - updateGate) * state.get(0)[i] + updateGate * candidate;
        }
        return List.of(next, next);
    }
}
