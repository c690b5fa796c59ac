package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** The state of a recurrent layer before its first step. */
@Experimental
public sealed interface InitialStateSpec {
    /** All zero. */
    @Experimental
    record Zeros() implements InitialStateSpec {}

    /** Learned, one for all sequences; it starts at zero. */
    @Experimental
    record Learned() implements InitialStateSpec {}

    /**
     * Learned, one for each key, which a sequence brings along: a class, a ticker, a device. Key 0 stands for "unknown". All
     * start at zero.
     *
     * @param keys number of keys, key 0 included; at least 2
     */
    @Experimental
    record Keyed(int keys) implements InitialStateSpec {
        public Keyed {
            Checks.atLeast(2, keys, "initialState.keys");
        }
    }

    /**
     * The state after a first reading of the first steps, from zero; then the sequence is read from its beginning. Gradients
     * flow through both readings. A sequence that has fewer steps is read as far as it goes.
     *
     * @param steps steps of the first reading, at least 1
     */
    @Experimental
    record BurnIn(int steps) implements InitialStateSpec {
        public BurnIn {
            Checks.atLeast(1, steps, "initialState.steps");
        }
    }
}
