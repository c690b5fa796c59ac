package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.error.InvalidSpecException;

/** The range checks that descriptions share, so that their messages read alike. */
final class Checks {
    private Checks() {}

    static int atLeast(int least, int value, String name) {
        if (value < least) {
            throw new InvalidSpecException(name + ": expected >= " + least + " but got " + value);
        }
        return value;
    }

    /** Refuses rules that are for square matrices only. */
    static void anyShape(InitializerSpec rule, String name) {
        if (rule instanceof InitializerSpec.SpectralRadius) {
            throw new InvalidSpecException(name + ": expected a rule for any shape but got " + rule
                    + ". Only weights on the state are square and have a spectral radius.");
        }
    }

    /** Refuses rules that are for matrices only. */
    static void elementwise(InitializerSpec rule, String name) {
        boolean fits = rule instanceof InitializerSpec.Zeros
                || rule instanceof InitializerSpec.Uniform
                || rule instanceof InitializerSpec.Normal;
        if (!fits) {
            throw new InvalidSpecException(name + ": expected zeros, uniform or normal but got " + rule
                    + ". The other rules are for matrices.");
        }
    }

    static double positive(double value, String name) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidSpecException(name + ": expected a finite number > 0 but got " + value);
        }
        return value;
    }

    static double fraction(double value, String name) {
        if (!(value >= 0 && value < 1)) {
            throw new InvalidSpecException(name + ": expected at least 0 and below 1 but got " + value);
        }
        return value;
    }
}
