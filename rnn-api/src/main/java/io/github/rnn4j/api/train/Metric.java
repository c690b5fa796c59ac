package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/** A figure of merit over a whole part of the data; the greater the better. Thread-safe. */
@Experimental
public interface Metric {
    /** Returns its name, such as {@code macroF1}. */
    String name();

    /**
     * Computes the figure.
     *
     * @param logits one row for each example
     * @param labels the right class of each example
     */
    double compute(List<float[]> logits, int[] labels);
}
