package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/** How a decoder looks back at all that was read. */
@Experimental
public enum AttentionKind {
    /** Not at all: what it knows is in the state it starts from. */
    NONE,
    /**
     * Step s of what was read counts as {@code softmax_s(output · weight x_s)}; the mean weighted so and the output are
     * joined to {@code tanh(combine · [mean, output])} (Luong, Pham and Manning, EMNLP 2015, "general", global, without input
     * feeding).
     */
    GENERAL
}
