package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A plan with a session's workspace. Confined to the session's thread. Once warm, a call allocates nothing where the backend
 * computes in host memory.
 *
 * <p>Both methods throw {@link io.github.rnn4j.api.error.ShapeMismatchException} naming the axis for tensors that do not fit
 * the descriptor, and {@link io.github.rnn4j.api.error.RnnException} with code {@code INVALID_ARGUMENT} for a length below 0
 * or above the steps.
 */
@Experimental
public interface SequenceExecutor extends AutoCloseable {
    /** Runs the sequence. */
    void forward(SequenceForward pass);

    /**
     * Runs it backward.
     *
     * @throws io.github.rnn4j.api.error.UnsupportedCapabilityException if the plan is for inference, or a gradient is given
     *     that the descriptor did not ask for
     */
    void backward(SequenceBackward pass);

    /** Frees the workspace. Closing twice does nothing. */
    @Override
    void close();
}
