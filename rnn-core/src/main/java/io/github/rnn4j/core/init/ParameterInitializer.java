package io.github.rnn4j.core.init;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.InitializerSpec;
import java.util.Arrays;

/**
 * Draws the first values of a parameter on the host, so that a seed means the same network on every backend. Biases are zero
 * whatever the rule, and so is row 0 of an embedding.
 */
@Internal
public final class ParameterInitializer {
    private ParameterInitializer() {}

    /**
     * Draws the values of one parameter. Fan-in is its last axis, fan-out its first axis for one gate.
     *
     * @param rule how a weight starts; not used for a bias
     * @param seed the run's seed
     * @param index number of the parameter within its network, from 0
     * @return values in canonical order
     */
    public static double[] draw(ParameterSpec parameter, InitializerSpec rule, long seed, int index) {
        double[] values = new double[parameter.shape().elements()];
        if (parameter.role() == ParameterSpec.Role.BIAS) {
            return values;
        }
        RandomStream numbers = new RandomStream(new RandomKey(seed, Purpose.INITIALIZATION, index, 0));
        double spread = fanSpread(parameter);
        if (rule instanceof InitializerSpec.XavierUniform xavier) {
            fillUniform(values, numbers, xavier.gain() * StrictMath.sqrt(6 * spread));
        } else if (rule instanceof InitializerSpec.XavierNormal xavier) {
            fillNormal(values, numbers, xavier.gain() * StrictMath.sqrt(2 * spread));
        } else if (rule instanceof InitializerSpec.Normal normal) {
            fillNormal(values, numbers, normal.standardDeviation());
        }
        if (parameter.role() == ParameterSpec.Role.EMBEDDING) {
            Arrays.fill(values, 0, parameter.shape().size(-1), 0);
        }
        return values;
    }

    /** Returns 1 / (fanIn + fanOut) of one gate's matrix. */
    private static double fanSpread(ParameterSpec parameter) {
        int fanIn = parameter.shape().size(-1);
        int fanOut = parameter.shape().size(0) / parameter.gates();
        return 1.0 / (fanIn + fanOut);
    }

    private static void fillUniform(double[] values, RandomStream numbers, double limit) {
        for (int i = 0; i < values.length; i++) {
            values[i] = limit * (2 * numbers.nextDouble() - 1);
        }
    }

    private static void fillNormal(double[] values, RandomStream numbers, double standardDeviation) {
        for (int i = 0; i < values.length; i++) {
            values[i] = standardDeviation * numbers.nextGaussian();
        }
    }
}
