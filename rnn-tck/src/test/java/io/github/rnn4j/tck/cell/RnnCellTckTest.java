package io.github.rnn4j.tck.cell;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.tck.CellTck;
import io.github.rnn4j.tck.PlainStep;
import io.github.rnn4j.tck.PlainStep.PlainParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RnnCellTckTest extends CellTck {
    @Override
    protected CellProvider provider() {
        return new RnnCellProvider();
    }

    @Override
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        return Optional.of(RnnCellTckTest::plainStep);
    }

    /** {@code h' = tanh(W_ih x + b_ih + W_hh h + b_hh)}. */
    private static List<double[]> plainStep(PlainParameters parameters, double[] input, List<double[]> state) {
        double[] hidden = state.get(0);
        double[] next = new double[hidden.length];
        for (int i = 0; i < next.length; i++) {
            double sum = parameters.get("bias_ih")[i] + parameters.get("bias_hh")[i];
            for (int j = 0; j < input.length; j++) {
                sum += parameters.get("weight_ih")[i * input.length + j] * input[j];
            }
            for (int j = 0; j < hidden.length; j++) {
                sum += parameters.get("weight_hh")[i * hidden.length + j] * hidden[j];
            }
            next[i] = Math.tanh(sum);
        }
        return List.of(next, next);
    }
}
