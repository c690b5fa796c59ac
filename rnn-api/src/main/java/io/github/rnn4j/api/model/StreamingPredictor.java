package io.github.rnn4j.api.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;

/**
 * Answers while a sequence is still coming in, for one thread, the one that made it: each call goes on from the state that the
 * one before left, so that no step is computed twice. The answers are those of a {@link Predictor} for the whole sequence so far.
 */
@Experimental
public interface StreamingPredictor extends AutoCloseable {
    /**
     * Goes on with the next steps, at least one.
     *
     * @param next in the network's input; the key of a sequence's first steps says where a keyed state starts
     * @return the logits after the last of them, {@code [outputSize]}
     * @throws io.github.rnn4j.api.error.ShapeMismatchException if there is no step, or one is not what the network's input says
     */
    float[] append(Steps next);

    /** Ends the sequence: the next steps begin another. */
    void reset();

    /**
     * Returns the state after the last step, to go on from later or elsewhere: {@code recurrent.<i>.<part>} in the shape {@code
     * [layers, width]} for each part of each recurrent layer's state.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} before the first step
     */
    StateDict state();

    /**
     * Goes on from a given state instead of the one that was learned.
     *
     * @param given as {@link #state} returns it
     * @throws io.github.rnn4j.api.error.ShapeMismatchException if it is the state of another network
     */
    void start(StateDict given);

    @Override
    void close();
}
