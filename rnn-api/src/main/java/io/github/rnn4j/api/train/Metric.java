package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Target;
import java.util.List;

/** A figure of merit over a whole part of the data; the greater the better. Thread-safe. */
@Experimental
public interface Metric {
    /** Returns its name, such as {@code macroF1}. */
    String name();

    /**
     * Computes the figure.
     *
     * @param outputs what the network put out, one row for each example
     * @param targets the right answer of each example
     */
    double compute(List<float[]> outputs, List<Target> targets);
}
