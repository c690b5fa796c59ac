package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * How a parameter gets its first values. Fan-in and fan-out are taken from each gate's own matrix, not from the stacked
 * one, so that the same rule means the same for every cell.
 */
@Experimental
public sealed interface InitializerSpec {
    /**
     * Uniform in ±gain·√(6 / (fanIn + fanOut)) (Glorot and Bengio, AISTATS 2010).
     *
     * @param gain factor on the limit, > 0
     */
    @Experimental
    record XavierUniform(double gain) implements InitializerSpec {
        public XavierUniform {
            Checks.positive(gain, "xavierUniform.gain");
        }
    }

    /**
     * Normal with mean 0 and standard deviation gain·√(2 / (fanIn + fanOut)) (Glorot and Bengio, AISTATS 2010).
     *
     * @param gain factor on the deviation, > 0
     */
    @Experimental
    record XavierNormal(double gain) implements InitializerSpec {
        public XavierNormal {
            Checks.positive(gain, "xavierNormal.gain");
        }
    }

    /**
     * Normal with mean 0.
     *
     * @param standardDeviation its standard deviation, > 0
     */
    @Experimental
    record Normal(double standardDeviation) implements InitializerSpec {
        public Normal {
            Checks.positive(standardDeviation, "normal.standardDeviation");
        }
    }

    /** All zero. */
    @Experimental
    record Zeros() implements InitializerSpec {}
}
