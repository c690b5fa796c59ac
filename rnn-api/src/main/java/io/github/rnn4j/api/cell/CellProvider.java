package io.github.rnn4j.api.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.CellSpec;

/**
 * Makes cells of one type. Found by {@link java.util.ServiceLoader}; needs a public constructor without parameters. Thread-safe.
 */
@Experimental
public interface CellProvider {
    /** Returns the type name it answers to: plain for built-in cells, {@code vendor/name} for others. */
    String type();

    /**
     * Makes a cell.
     *
     * @param spec the type and its options, which this provider checks
     * @param inputSize features of a step's input
     * @param hiddenSize width of the output
     * @throws io.github.rnn4j.api.error.InvalidSpecException if an option is unknown or out of range; the message names it and
     *     lists what there is
     */
    Cell create(CellSpec spec, int inputSize, int hiddenSize);
}
