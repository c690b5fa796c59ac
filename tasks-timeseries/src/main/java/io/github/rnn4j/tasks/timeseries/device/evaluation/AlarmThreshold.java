package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The score above which an alarm is raised. */
@Experimental
public final class AlarmThreshold {
    private AlarmThreshold() {}

    /**
     * Returns the least threshold at which no more than a share of the normal windows raises an alarm, so that models can be compared at
     * an equal rate of false alarms.
     *
     * @param scores of each window
     * @param labels state of each window, 0 for the normal one; -1, which is taken to be normal, where the data has none
     * @param rate greatest share of false alarms, from 0 to 1
     * @throws RnnException with code {@code INVALID_DATA} if no window is normal
     */
    public static double atFalseAlarmRate(double[] scores, int[] labels, double rate) {
        double[] normal = IntStream.range(0, scores.length)
                .filter(i -> labels[i] <= 0)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        if (normal.length == 0) {
            throw noNormalWindows();
        }
        int allowed = (int) Math.floor(rate * normal.length);
        return allowed >= normal.length ? Double.NEGATIVE_INFINITY : normal[normal.length - 1 - allowed];
    }

    /**
     * Returns a threshold at which no more than so many alarms a day go on in normal windows. It is sought from the greatest score downwards
     * by bisection: the next lower score would raise more. It is not below the median, for where a threshold is low alarms run together and
     * are few because they do not end.
     *
     * @param scores of each window
     * @param most alarms in 24 hours of normal windows
     * @throws RnnException with code {@code INVALID_DATA} if no window is normal, or if the data has no times
     */
    static double atAlarmsPerDay(double[] scores, WindowSeries windows, double most, AlarmRule rule) {
        if (!windows.hasTimes()) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    "--alarms-per-day: expected windows with times to choose a threshold by but got none. Name the column of"
                            + " times (--time).");
        }
        double days = AlarmCounts.of(windows, new WindowAnswers(new int[scores.length], new boolean[scores.length]))
                .normalDays();
        if (days == 0) {
            throw noNormalWindows();
        }
        double[] descending = Arrays.stream(scores)
                .map(score -> -score)
                .sorted()
                .map(score -> -score)
                .toArray();
        IntPredicate kept = rank -> AlarmCounts.of(
                                windows,
                                new WindowAnswers(
                                        new int[scores.length], alarms(scores, descending[rank], windows, rule)))
                        .falseEvents()
                <= most * days;
        int candidates = (descending.length + 1) / 2;
        int good = 0;
        int bad = 1;
        while (bad < candidates && kept.test(bad)) {
            good = bad;
            bad *= 2;
        }
        bad = Math.min(bad, candidates);
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (kept.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return descending[good];
    }

    private static RnnException noNormalWindows() {
        return new RnnException(
                ErrorCode.INVALID_DATA,
                "threshold: expected normal windows to choose it by but got none. Check the split.");
    }

    /**
     * Returns at which windows the alarm is on, by a rule that sees the windows of a run one after the other; one that does not follow the one
     * before it interrupts the rule.
     *
     * @param scores of each window
     */
    public static boolean[] alarms(double[] scores, double threshold, WindowSeries windows, AlarmRule rule) {
        boolean[] alarms = new boolean[scores.length];
        Alarm alarm = new Alarm();
        for (int i = 0; i < scores.length; i++) {
            if (i > 0 && windows.runs()[i] != windows.runs()[i - 1]) {
                alarm = new Alarm();
            } else if (!windows.follows(i)) {
                alarm.interrupt();
            }
            alarms[i] = alarm.next(scores[i], threshold, rule);
        }
        return alarms;
    }

    /** Returns which windows raise an alarm: those whose score is above the threshold. */
    public static boolean[] alarms(double[] scores, double threshold) {
        boolean[] alarms = new boolean[scores.length];
        IntStream.range(0, scores.length).forEach(i -> alarms[i] = scores[i] > threshold);
        return alarms;
    }
}
