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
