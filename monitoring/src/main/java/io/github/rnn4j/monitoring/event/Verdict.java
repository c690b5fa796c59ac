package io.github.rnn4j.monitoring.event;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * What is wrong, in words.
 *
 * @param kind what it is about
 * @param holds true when it is passed, false when it no longer holds
 * @param figure the number that it rests on
 * @param text what is wrong, with the number
 * @param remedy what to try
 */
@Experimental
public record Verdict(Kind kind, boolean holds, double figure, Words text, Words remedy) {
    /**
     * The same in both languages of the page.
     *
     * @param en English
     * @param zh Chinese
     */
    @Experimental
    public record Words(String en, String zh) {}

    /** What a verdict is about. */
    @Experimental
    public enum Kind {
        /** Hardly any gradient reaches the first steps. */
        VANISHING,
        /** Gradients grow on the way back through time. */
        EXPLODING,
        /** Nearly every step is clipped. */
        CLIPPING_ALWAYS_ON,
        /** Many rectified units are 0 whatever comes in. */
        DEAD_UNITS,
        /** Many hidden states are near -1 or 1. */
        SATURATED,
        /** The loss does not fall. */
        NOT_LEARNING,
        /** The loss falls in training and rises in validation. */
        OVERFITTING,
        /** A loss, a gradient or an input is not finite. */
        NON_FINITE,
        /** What comes in differs from what was learned from. */
        INPUT_DRIFT,
        /** What is answered differs from what was answered in training. */
        SCORE_DRIFT,
        /** Answers take longer than they may. */
        OVER_BUDGET
    }
}
