package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * When the alarm of a device goes on and off, so that it does not flicker about the threshold (hysteresis). A fault score is how much
 * likelier a fault is than the normal state, as a difference of logits; the threshold is the model's.
 *
 * @param raiseAfter windows in a row above the threshold that raise the alarm, at least 1
 * @param clearAfter windows in a row below the lower threshold that end it, at least 1
 * @param clearMargin by how much the lower threshold is below the model's, at least 0
 */
@Experimental
public record AlarmRule(int raiseAfter, int clearAfter, double clearMargin) {
    /** Each window for itself, as the figures of an evaluation have it. */
    public static final AlarmRule EACH_WINDOW = new AlarmRule(1, 1, 0);

    public AlarmRule {
        atLeast("--raise-after", 1, raiseAfter);
        atLeast("--clear-after", 1, clearAfter);
        if (!(clearMargin >= 0 && Double.isFinite(clearMargin))) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "--clear-margin: expected a number >= 0 but got " + clearMargin + ".");
        }
    }

    private static void atLeast(String option, int least, int value) {
        if (value < least) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, option + ": expected >= " + least + " but got " + value + ".");
        }
    }
}
