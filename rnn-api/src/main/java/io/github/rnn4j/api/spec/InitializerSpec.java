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

    /**
     * Uniform in ±limit.
     *
     * @param limit greatest magnitude, > 0
     */
    @Experimental
    record Uniform(double limit) implements InitializerSpec {
        public Uniform {
            Checks.positive(limit, "uniform.limit");
        }
    }

    /**
     * A random matrix whose rows, or columns if they are fewer, are orthogonal and of length gain (Saxe, McClelland and
     * Ganguli, ICLR 2014).
     *
     * @param gain factor, > 0
     */
    @Experimental
    record Orthogonal(double gain) implements InitializerSpec {
        public Orthogonal {
            Checks.positive(gain, "orthogonal.gain");
        }
    }

    /**
     * Gain on the diagonal, 0 elsewhere.
     *
     * @param gain factor, > 0
     */
    @Experimental
    record Identity(double gain) implements InitializerSpec {
        public Identity {
            Checks.positive(gain, "identity.gain");
        }
    }

    /**
     * Normal with mean 0, scaled so that the greatest magnitude of an eigenvalue is the radius: how fast a linear recurrence
     * forgets, below 1, or blows up, above (Jaeger, GMD Report 148, 2001). For weights on the state only, which are square.
     *
     * @param radius the spectral radius, > 0
     */
    @Experimental
    record SpectralRadius(double radius) implements InitializerSpec {
        public SpectralRadius {
            Checks.positive(radius, "spectralRadius.radius");
        }
    }

    /** All zero. */
    @Experimental
    record Zeros() implements InitializerSpec {}
}
