package io.github.rnn4j.tck.cell;

import io.github.rnn4j.tck.CellTck;
import io.github.rnn4j.tck.PlainStep;
import io.github.rnn4j.tck.PlainStep.PlainParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kit as the author of the gated cell would run it; a fault gives the provider. */
public abstract class GatedCellTck extends CellTck {
    @Override
    protected List<Map<String, String>> options() {
        return List.of(Map.of(), Map.of(GatedCellProvider.GATE_BIAS, "-0.5"));
    }

    @Override
    protected List<Map<String, String>> refusedOptions() {
        return List.of(Map.of(GatedCellProvider.GATE_BIAS, "much"), Map.of(GatedCellProvider.GATE_BIAS, "NaN"));
    }

    @Override
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        double gateBias = Double.parseDouble(options.getOrDefault(GatedCellProvider.GATE_BIAS, "1"));
        return Optional.of((parameters, input, state) -> plainStep(gateBias, parameters, input, state));
    }

    private static List<double[]> plainStep(
            double gateBias, PlainParameters parameters, double[] input, List<double[]> state) {
        double[] hidden = state.get(0);
        double[] nextHidden = new double[hidden.length];
        double[] nextMemory = new double[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
            double update = 1 / (1 + Math.exp(-gateBias - gate(i, parameters, input, hidden)));
            double candidate = Math.tanh(gate(hidden.length + i, parameters, input, hidden));
            nextMemory[i] = update * state.get(1)[i] + (1 - update) * candidate;
            nextHidden[i] = Math.tanh(nextMemory[i]);
        }
        return List.of(nextHidden, nextHidden, nextMemory);
    }

    private static double gate(int row, PlainParameters parameters, double[] input, double[] hidden) {
        double sum = parameters.get("bias_ih")[row] + parameters.get("bias_hh")[row];
        for (int j = 0; j < input.length; j++) {
            sum += parameters.get("weight_ih")[row * input.length + j] * input[j];
        }
        for (int j = 0; j < hidden.length; j++) {
            sum += parameters.get("weight_hh")[row * hidden.length + j] * hidden[j];
        }
        return sum;
    }
}
