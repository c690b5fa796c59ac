package io.github.rnn4j.tasks.common.leak;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.rnn4j.api.annotation.Experimental;
import java.util.Locale;

/** What follows from a leak. */
@Experimental
public enum LeakLevel {
    /** No training, unless the leak is accepted by name: a figure would say little. */
    REFUSE,
    /** Training goes on; the figure should be read with it in mind. */
    WARN,
    /** Good to know; the figure hardly depends on it. */
    INFO;

    /** Copies in so few rows are no reason to refuse, whatever their share. */
    private static final long HANDFUL = 10;

    /** Returns its name in results, such as {@code warn}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the level of rows that are known from training. A share of such rows can raise the share of right answers by that much at the
     * most.
     *
     * @param count how many they are, at least 1
     * @param rows how many there are in all
     * @param warnAbove greatest share that is only good to know
     * @param refuseAbove greatest share to go on with; a handful (fewer than 10) is never too many
     */
    public static LeakLevel ofShare(long count, long rows, double warnAbove, double refuseAbove) {
        double share = (double) count / rows;
        if (share > refuseAbove && count >= HANDFUL) {
            return REFUSE;
        }
        return share > warnAbove ? WARN : INFO;
    }
}
