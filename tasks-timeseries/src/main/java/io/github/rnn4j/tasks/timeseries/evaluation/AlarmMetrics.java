package io.github.rnn4j.tasks.timeseries.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * How good alarms are, window by window.
 *
 * @param f1Fault {@code 2 TP / (2 TP + FP + FN)} of the faulty windows; 0 where nothing is faulty and nothing alarms
 * @param accuracy share of windows that are right
 * @param falseAlarmRate share of the normal windows that raise an alarm; 0 where there are none
 * @param missedAlarmRate share of the faulty windows that raise none; 0 where there are none
 * @param delaySteps windows from the first faulty one of a fault to its first alarm, mean over the faults that raise one; NaN where none does
 */
@Experimental
public record AlarmMetrics(
        double f1Fault, double accuracy, double falseAlarmRate, double missedAlarmRate, double delaySteps) {
    /**
     * Computes them.
     *
     * @param faulty whether each window is, run by run in the order of time
     * @param alarms whether each window raises an alarm
     * @param runs number of each window's run
     */
    public static AlarmMetrics of(boolean[] faulty, boolean[] alarms, int[] runs) {
        long right = 0;
        long hits = 0;
        long falseAlarms = 0;
        long faults = 0;
        for (int i = 0; i < faulty.length; i++) {
            right += faulty[i] == alarms[i] ? 1 : 0;
            hits += faulty[i] && alarms[i] ? 1 : 0;
            falseAlarms += !faulty[i] && alarms[i] ? 1 : 0;
            faults += faulty[i] ? 1 : 0;
        }
        long missed = faults - hits;
        long normal = faulty.length - faults;
        long all = 2 * hits + falseAlarms + missed;
        return new AlarmMetrics(
                all == 0 ? 0 : 2.0 * hits / all,
                share(right, faulty.length),
                share(falseAlarms, normal),
                share(missed, faults),
                delay(faulty, alarms, runs));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double delay(boolean[] faulty, boolean[] alarms, int[] runs) {
        long faults = 0;
        long steps = 0;
        int start = -1;
        boolean raised = false;
        for (int i = 0; i < faulty.length; i++) {
            boolean goesOn = i > 0 && runs[i] == runs[i - 1] && faulty[i - 1];
            if (faulty[i] && !goesOn) {
                start = i;
                raised = false;
            }
            if (faulty[i] && alarms[i] && !raised) {
                raised = true;
                faults++;
                steps += i - start;
            }
        }
        return faults == 0 ? Double.NaN : (double) steps / faults;
    }
}
