package io.github.rnn4j.api.cell;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * One step of a recurrence, written against {@link Ops}: recording, replaying and checking run this same code, on any backend.
 * Lengths, directions, layers and gradients are not its business. Immutable and thread-safe.
 */
@Experimental
public interface Cell {
    /** Returns the parts of the state, at least one; all start as zeros unless an initial state is given. */
    List<StateSpec> state();

    /** Returns the parameters, in the order in which they are initialised and saved. */
    List<ParameterSpec> parameters();

    /**
     * Returns what is added to a parameter's first values, whatever rule draws them: a forget gate that starts open, for
     * instance.
     *
     * @param parameter one of {@link #parameters()}
     * @return as many values as the parameter has, in canonical order; empty for nothing
     */
    default double[] initialOffset(ParameterSpec parameter) {
        return new double[0];
    }

    /** Returns the features of an output. */
    int outputSize();

    /**
     * Does the part of the work that needs no state, for the whole sequence at once: the one large product.
     *
     * @param inputs {@code [timeSteps, batch, inputSize]}
     * @return {@code [timeSteps, batch, any]}, of which {@link #step} gets one time step at a time
     */
    Tensor project(Ops ops, CellParameters parameters, Tensor inputs);

    /**
     * Advances the cell by one time step.
     *
     * @param projected {@code [batch, any]}: one step of what {@link #project} returned
     * @param state state of the step before
     */
    CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state);
}
