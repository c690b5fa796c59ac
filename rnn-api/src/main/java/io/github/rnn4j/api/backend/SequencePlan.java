package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;

/** A fused sequence, ready to run: shared code without any state of its own. Thread-safe; nothing to close. */
@Experimental
public interface SequencePlan {
    /** Returns what it was made from. */
    SequenceDescriptor descriptor();

    /**
     * Returns the layout in which it reads parameters and adds up their gradients. It depends on cell, sizes, layers, direction,
     * bias and types alone: plans for other calls, outputs, gradients or modes take the same blocks.
     */
    ParameterLayout parameterLayout();

    /**
     * Makes an executor with the workspace it needs.
     *
     * @return an executor that belongs to the session and is closed with it
     */
    SequenceExecutor newExecutor(Session session);

    /**
     * Makes a place for what one forward pass keeps for its backward pass. As many as wanted may be alive at once and be
     * used in any order.
     *
     * @return a reserve that belongs to the caller, for executors of this session
     */
    SequenceReserve newReserve(Session session);
}
