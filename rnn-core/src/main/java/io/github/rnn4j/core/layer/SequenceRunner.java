package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import java.util.List;

/** Records a recurrent layer's cell over a sequence: in the backend's own plan, or step by step. Immutable. */
interface SequenceRunner {
    /** Returns the blocks of the cell's parameters. */
    List<BlockSpec> blocks();

    /** Returns the sequence step by step, which says the widths whatever runs it. */
    ComposedSequence sequence();

    /** Returns the widths of the state's parts by name, in order. */
    default List<StateSpec> state() {
        return sequence().state();
    }

    /** Returns the features of an output, of all directions. */
    default int outputSize() {
        return sequence().outputSize();
    }

    /** Returns the passes over the sequence: layers times directions. */
    default int passes() {
        return sequence().passes();
    }

    /** Returns whether it runs fused or composed. */
    ExecutionPath path();

    /**
     * Records the cell over a sequence.
     *
     * @param parameters its blocks, as {@link #blocks} lists them
     * @return outputs and final state, of which only one has to be used
     */
    Result record(Recording recording, Call call, LayerParameters parameters);

    /**
     * What a sequence is run on.
     *
     * @param input {@code [timeSteps, batch, inputSize]}
     * @param lengths used steps, at most {@code timeSteps}
     * @param initialState one {@code [layers * directions, batch, width]} for each part of the state; empty for zeros
     * @param wanted what of the result will be used
     */
    record Call(Tensor input, SequenceLengths lengths, List<Tensor> initialState, Wanted wanted) {}

    /** What of a result will be used. */
    enum Wanted {
        /** The outputs of every step. */
        OUTPUT,
        /** The state after the last used step. */
        FINAL_STATE,
        /** Both. */
        BOTH
    }

    /**
     * What a sequence gives.
     *
     * @param output {@code [timeSteps, batch, outputSize]}, 0 beyond a length, where outputs are wanted
     * @param finalState in the form of the initial state, where it is wanted
     * @param passStates hidden states of each pass in the order in which it reads, step by step; none of a sequence that runs fused
     */
    record Result(List<Tensor> output, List<Tensor> finalState, List<List<Tensor>> passStates) {}
}
