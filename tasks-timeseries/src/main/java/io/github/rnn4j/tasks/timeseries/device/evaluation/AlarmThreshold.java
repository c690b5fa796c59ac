package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
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
     * @param labels state of each window, 0 for the normal one
     * @param rate greatest share of false alarms, from 0 to 1
     * @throws RnnException with code {@code INVALID_DATA} if no window is normal
     */
    public static double atFalseAlarmRate(double[] scores, int[] labels, double rate) {
        double[] normal = IntStream.range(0, scores.length)
                .filter(i -> labels[i] == 0)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        if (normal.length == 0) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    "threshold: expected normal windows to choose it by but got none. Check the split.");
        }
        int allowed = (int) Math.floor(rate * normal.length);
        return allowed >= normal.length ? Double.NEGATIVE_INFINITY : normal[normal.length - 1 - allowed];
    }

    /** Returns which windows raise an alarm: those whose score is above the threshold. */
    public static boolean[] alarms(double[] scores, double threshold) {
        boolean[] alarms = new boolean[scores.length];
        IntStream.range(0, scores.length).forEach(i -> alarms[i] = scores[i] > threshold);
        return alarms;
    }
}
