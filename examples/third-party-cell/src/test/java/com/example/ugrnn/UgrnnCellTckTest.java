package com.example.ugrnn;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.tck.CellTck;
import io.github.rnn4j.tck.PlainStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class UgrnnCellTckTest extends CellTck {
    @Override
    protected CellProvider provider() {
        return new UgrnnCellProvider();
    }

    @Override
    protected List<Map<String, String>> options() {
        return List.of(Map.of(), Map.of("gate-bias", "-0.5"));
    }

    @Override
    protected List<Map<String, String>> refusedOptions() {
        return List.of(Map.of("gate-bias", "much"), Map.of("gate-bias", "Infinity"));
    }

    @Override
    protected Optional<PlainStep> plainStep(Map<String, String> options) {
        double gateBias = Double.parseDouble(options.getOrDefault("gate-bias", "1"));
        return Optional.of((parameters, input, state) -> {
            double[] h = state.get(0);
            double[] next = new double[h.length];
            for (int i = 0; i < h.length; i++) {
                double candidate = Math.tanh(row(parameters, i, input, h));
                double update = 1 / (1 + Math.exp(-gateBias - row(parameters, h.length + i, input, h)));
                next[i] = update * h[i] + (1 - update) * candidate;
            }
            return List.of(next, next);
        });
    }

    /** One row of {@code W_ih x + b_ih + W_hh h + b_hh}. */
    private static double row(PlainStep.PlainParameters parameters, int row, double[] x, double[] h) {
        double sum = parameters.get("bias_ih")[row] + parameters.get("bias_hh")[row];
        for (int j = 0; j < x.length; j++) {
            sum += parameters.get("weight_ih")[row * x.length + j] * x[j];
        }
        for (int j = 0; j < h.length; j++) {
            sum += parameters.get("weight_hh")[row * h.length + j] * h[j];
        }
        return sum;
    }
}
