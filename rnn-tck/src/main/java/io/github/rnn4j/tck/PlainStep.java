package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/** One step of a cell for one row, written a second time in plain loops: the truth that the cell must agree with. */
@Experimental
@FunctionalInterface
public interface PlainStep {
    /**
     * Computes one step.
     *
     * @param parameters values by name, row-major
     * @param input {@code [inputSize]}
     * @param state the parts of the state, each {@code [width]}, not to be changed
     * @return the output, then the parts of the next state
     */
    List<double[]> step(PlainParameters parameters, double[] input, List<double[]> state);

    /** Values of parameters by the names that the cell gave them. */
    @Experimental
    @FunctionalInterface
    interface PlainParameters {
        /** Returns the values of a parameter, row-major, not to be changed. */
        double[] get(String name);
    }
}
