package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.timeseries.device.DeviceTrainingOptions;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many false alarms a threshold may cost. */
final class AlarmBudgetOptions {
    @Option(
            names = "--false-alarms",
            paramLabel = "SHARE",
            description =
                    "Greatest share of the normal validation windows that may raise an alarm, for the network and for"
                            + " every baseline alike. Default: 0.04.")
    private @Nullable Double falseAlarms;

    @Option(
            names = "--alarms-per-day",
            paramLabel = "N",
            description =
                    "In place of --false-alarms: how many alarms may go on in 24 hours of normal validation windows."
                            + " Needs --time.")
    private @Nullable Double perDay;

    @Mixin
    private final AlarmRuleOptions rule = new AlarmRuleOptions();

    /**
     * Returns the budget.
     *
     * @throws RnnException if a value is out of range or the options contradict themselves
     */
    AlarmBudget budget() {
        if (perDay == null) {
            if (rule.given()) {
                throw invalid(
                        "--raise-after, --clear-after, --clear-margin: expected --alarms-per-day, which they are counted by,"
                                + " but got a share of windows. Leave them out, and give them to './rnn predict'.");
            }
            return new AlarmBudget.Share(falseAlarms == null ? DeviceTrainingOptions.FALSE_ALARM_RATE : falseAlarms);
        }
        if (falseAlarms != null) {
            throw invalid("--alarms-per-day, --false-alarms: expected one of them but got both. Leave one out.");
        }
        return new AlarmBudget.PerDay(perDay, rule.rule(AlarmRule.EACH_WINDOW));
    }

    private static RnnException invalid(String message) {
        return new RnnException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
