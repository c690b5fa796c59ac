package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** What one step of a network's input is. */
@Experimental
public sealed interface InputSpec {
    /**
     * Identifiers, for an embedding: {@code [timeSteps, batch, idsPerStep]}.
     *
     * @param idsPerStep at least 1
     */
    @Experimental
    record Ids(int idsPerStep) implements InputSpec {
        public Ids {
            Checks.atLeast(1, idsPerStep, "input.idsPerStep");
        }
    }

    /**
     * Feature vectors: {@code [timeSteps, batch, inputSize]}.
     *
     * @param inputSize at least 1
     */
    @Experimental
    record Features(int inputSize) implements InputSpec {
        public Features {
            Checks.atLeast(1, inputSize, "input.inputSize");
        }
    }
}
