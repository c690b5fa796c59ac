package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/** An optional ability. Declared means tested; undeclared means refused with a message. */
@Stable
public enum Feature {
    /** At least one {@link SequenceDescriptor} has a fused plan. */
    FUSED_SEQUENCES,
    /** Fused plans can give the gradient of every step's state. */
    STEP_STATE_GRADIENTS,
    /** Sessions of several threads may infer at once. */
    CONCURRENT_INFERENCE,
    /** Sessions of several threads may train at once. */
    CONCURRENT_TRAINING,
    /** Same seed, same threads: same bits. */
    DETERMINISTIC
}
