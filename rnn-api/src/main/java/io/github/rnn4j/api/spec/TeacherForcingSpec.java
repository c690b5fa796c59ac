package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * How often a decoder in training reads the right symbol before the one it is to write, and not the likeliest one of its own
 * (scheduled sampling: Bengio, Vinyals, Jaitly and Shazeer, NeurIPS 2015, with the likeliest in place of a drawn one). At work
 * it has nothing but its own.
 */
@Experimental
public sealed interface TeacherForcingSpec {
    /** Always the right symbol, which lets a decoder run over all steps at once. */
    TeacherForcingSpec ALWAYS = new Constant(1);

    /**
     * Returns the share of right symbols.
     *
     * @param epoch from 1
     */
    double share(int epoch);

    /**
     * One share throughout.
     *
     * @param share from 0 to 1
     */
    @Experimental
    record Constant(double share) implements TeacherForcingSpec {
        public Constant {
            check(share, "constant.share");
        }

        @Override
        public double share(int epoch) {
            return share;
        }
    }

    /**
     * From one share to another in equal parts, then the last one.
     *
     * @param first share of the first epoch, from 0 to 1
     * @param last share of the last of these epochs and of all after it, from 0 to 1
     * @param epochs at least 2
     */
    @Experimental
    record Linear(double first, double last, int epochs) implements TeacherForcingSpec {
        public Linear {
            check(first, "linear.first");
            check(last, "linear.last");
            Checks.atLeast(2, epochs, "linear.epochs");
        }

        @Override
        public double share(int epoch) {
            double done = Math.min(1, (epoch - 1) / (double) (epochs - 1));
            return first + (last - first) * done;
        }
    }

    private static void check(double share, String name) {
        if (!(share >= 0 && share <= 1)) {
            throw new InvalidSpecException(name + ": expected 0 to 1 but got " + share);
        }
    }
}
