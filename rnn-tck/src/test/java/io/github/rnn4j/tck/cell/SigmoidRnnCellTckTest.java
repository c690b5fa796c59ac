package io.github.rnn4j.tck.cell;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.autodiff.cell.SigmoidRnnCellProvider;
import io.github.rnn4j.tck.CellTck;
import io.github.rnn4j.tck.PlainStep;
import io.github.rnn4j.tck.PlainStep.PlainParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SigmoidRnnCellTckTest extends CellTck {
    @Override
    protected CellProvider provider() {
        return new SigmoidRnnCellProvider();
    }

    @Override
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        return Optional.of(SigmoidRnnCellTckTest::plainStep);
    }

    /** {@code h' = sigmoid(W_ih x + b_ih + W_hh h + b_hh)}. */
    private static List<double[]> plainStep(PlainParameters parameters, double[] input, List<double[]> state) {
        double[] next = new double[state.get(0).length];
        for (int i = 0; i < next.length; i++) {
            next[i] = PlainGates.sigmoid(PlainGates.gate(parameters, i, input, state.get(0)));
        }
        return List.of(next, next);
    }
}
