package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import java.util.Locale;

/** What a comparison comes to. */
@Experimental
public enum Verdict {
    /** All of the interval of the difference is above 0. */
    BETTER,
    /** The interval holds 0. */
    TIE,
    /** All of the interval is below 0. */
    WORSE,
    /** There are too few days, or whatever is drawn, for any of these. */
    TOO_LITTLE_TO_JUDGE;

    /** Returns what the interval of a difference (low, high) says. */
    static Verdict of(List<Double> interval) {
        if (interval.get(0) > 0) {
            return BETTER;
        }
        return interval.get(1) < 0 ? WORSE : TIE;
    }

    /** Returns its name in results, such as {@code better}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
