package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import java.util.List;

/** A figure of merit over a whole part of the data; the greater the better. Thread-safe. */
@Experimental
public sealed interface Metric {
    /** Returns its name, such as {@code macroF1}. */
    String name();

    /** Looks at the numbers of a network that gives one vector for each sequence. */
    @Experimental
    non-sealed interface OfOutputs extends Metric {
        /**
         * Computes the figure.
         *
         * @param outputs what the network put out, one row for each example
         * @param targets the right answer of each example
         */
        double compute(List<float[]> outputs, List<Target> targets);
    }

    /** Looks at the symbols that a network with a decoder writes by itself. */
    @Experimental
    non-sealed interface OfSymbols extends Metric {
        /**
         * Computes the figure.
         *
         * @param written what the network wrote greedily for each example, without the 0 that ends it; at most one symbol
         *     longer than the longest target
         * @param targets the right answer of each example
         */
        double compute(List<int[]> written, List<Target> targets);
    }
}
