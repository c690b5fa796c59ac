package io.github.rnn4j.core.init;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the parameters of one block start: a rule for each role, and what a cell adds to its own.
 *
 * @param input rule of embeddings and of weights on the input
 * @param recurrent rule of weights on the state
 * @param bias rule of biases
 * @param offsets what is added, by the parameter's name
 */
@Internal
public record FirstValues(
        InitializerSpec input, InitializerSpec recurrent, InitializerSpec bias, Map<String, double[]> offsets) {
    public FirstValues {
        offsets = Map.copyOf(offsets);
    }

    /**
     * Returns what a recurrent layer says of its cell's parameters.
     *
     * @param parameters the cell's, of all layers and directions
     * @param offsets what the cell adds to each of them
     */
    public static FirstValues of(RecurrentSpec spec, List<ParameterSpec> parameters, List<double[]> offsets) {
        Map<String, double[]> byName = new HashMap<>();
        for (int i = 0; i < offsets.size(); i++) {
            byName.put(parameters.get(i).name(), offsets.get(i));
        }
        return new FirstValues(spec.inputInitializer(), spec.recurrentInitializer(), spec.biasInitializer(), byName);
    }

    /** Returns a rule for weights of all kinds; biases start at zero. */
    public static FirstValues weights(InitializerSpec rule) {
        return new FirstValues(rule, rule, new InitializerSpec.Zeros(), Map.of());
    }

    /**
     * Draws the values of one parameter.
     *
     * @param seed the run's seed
     * @param index number of the parameter within its network, from 0
     * @return values in canonical order
     */
    public double[] draw(ParameterSpec parameter, long seed, int index) {
        double[] values = ParameterInitializer.draw(parameter, rule(parameter.role()), seed, index);
        double[] offset = offsets.getOrDefault(parameter.name(), new double[0]);
        for (int i = 0; i < offset.length; i++) {
            values[i] += offset[i];
        }
        return values;
    }

    private InitializerSpec rule(ParameterSpec.Role role) {
        return switch (role) {
            case RECURRENT_WEIGHT -> recurrent;
            case BIAS -> bias;
            default -> input;
        };
    }
}
