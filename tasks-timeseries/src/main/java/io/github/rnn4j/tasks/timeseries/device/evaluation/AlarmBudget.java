package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/** How many false alarms a threshold may cost, the same for all models that are compared. Immutable. */
@Experimental
public sealed interface AlarmBudget {
    /**
     * A share of the normal windows.
     *
     * @param rate greatest share that may raise an alarm, above 0 and below 1
     */
    @Experimental
    record Share(double rate) implements AlarmBudget {
        public Share {
            if (!(rate > 0 && rate < 1)) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--false-alarms: expected a share above 0 and below 1 but got " + rate + ".");
            }
        }

        @Override
        public AlarmRule rule() {
            return AlarmRule.EACH_WINDOW;
        }

        @Override
        public double threshold(double[] scores, WindowSeries windows) {
            return AlarmThreshold.atFalseAlarmRate(scores, windows.labels(), rate);
        }
    }

    /**
     * A number of alarms a day: of events, which last from where an alarm goes on until it goes off.
     *
     * @param most greatest number of alarms that go on in a normal window, in 24 hours of normal windows; above 0
     * @param rule when an alarm goes on and off
     */
    @Experimental
    record PerDay(double most, AlarmRule rule) implements AlarmBudget {
        public PerDay {
            if (!(most > 0 && Double.isFinite(most))) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--alarms-per-day: expected a number above 0 but got " + most + ".");
            }
        }

        @Override
        public double threshold(double[] scores, WindowSeries windows) {
            return AlarmThreshold.atAlarmsPerDay(scores, windows, most, rule);
        }
    }

    /** Returns when an alarm goes on and off. */
    AlarmRule rule();

    /**
     * Returns the score above which an alarm is raised so that normal windows keep the budget.
     *
     * @param scores of each window
     * @throws RnnException with code {@code INVALID_DATA} if no window is normal, or if the data has no times that a day needs
     */
    double threshold(double[] scores, WindowSeries windows);
}
