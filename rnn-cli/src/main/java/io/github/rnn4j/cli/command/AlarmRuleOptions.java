package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When the alarm of a device goes on and off. */
final class AlarmRuleOptions {
    @Option(
            names = "--raise-after",
            paramLabel = "N",
            description =
                    "Devices: windows in a row above the threshold that raise an alarm. Default: 1, in predict as in"
                            + " the training.")
    private @Nullable Integer raiseAfter;

    @Option(
            names = "--clear-after",
            paramLabel = "N",
            description = "Devices: windows in a row below the threshold that end it. Default: 1, in predict as in the"
                    + " training.")
    private @Nullable Integer clearAfter;

    @Option(
            names = "--clear-margin",
            paramLabel = "X",
            description =
                    "Devices: how far below the threshold, in logits, or unsupervised in usual errors, a window must"
                            + " be to count for --clear-after. Default: 0, in predict as in the training.")
    private @Nullable Double clearMargin;

    /** Returns whether one was given. */
    boolean given() {
        return raiseAfter != null || clearAfter != null || clearMargin != null;
    }

    /**
     * Returns the rule.
     *
     * @param usual what is taken where nothing was chosen
     * @throws io.github.rnn4j.api.error.RnnException if a value is out of range
     */
    AlarmRule rule(AlarmRule usual) {
        return new AlarmRule(
                raiseAfter == null ? usual.raiseAfter() : raiseAfter,
                clearAfter == null ? usual.clearAfter() : clearAfter,
                clearMargin == null ? usual.clearMargin() : clearMargin);
    }
}
