package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good states and alarms are, window by window.
 *
 * @param f1Fault {@code 2 TP / (2 TP + FP + FN)} of the alarms; 0 where nothing is faulty and nothing alarms
 * @param accuracy share of windows whose likeliest state is the right one
 * @param falseAlarmRate share of the normal windows that raise an alarm; 0 where there are none
 * @param missedAlarmRate share of the faulty windows that raise none; 0 where there are none
 * @param delaySteps windows from the first faulty one of a fault to its first alarm, mean over the faults that raise one; NaN where none does
 */
@Experimental
public record AlarmMetrics(
        double f1Fault, double accuracy, double falseAlarmRate, double missedAlarmRate, double delaySteps) {
    /** Name of F1 of the alarms, the greater the better. */
    public static final String F1_FAULT = "f1Fault";
    /** Name of the share of right states, the greater the better. */
    public static final String ACCURACY = "accuracy";
    /** Name of the share of false alarms. */
    public static final String FALSE_ALARM_RATE = "falseAlarmRate";

    /**
     * Computes them.
     *
     * @param labels state of each window, run by run in the order of time; 0 for the normal one
     * @param runs number of each window's run
     */
    public static AlarmMetrics of(int[] labels, int[] runs, WindowAnswers answers) {
        AlarmCounts sum = AlarmCounts.NONE;
        for (int from = 0, to; from < labels.length; from = to) {
            to = endOfRun(runs, from);
            sum = sum.plus(AlarmCounts.of(labels, answers, from, to));
        }
        return of(sum);
    }

    /** Returns where the run of a window ends. */
    static int endOfRun(int[] runs, int from) {
        int to = from;
        while (to < runs.length && runs[to] == runs[from]) {
            to++;
        }
        return to;
    }

    static AlarmMetrics of(AlarmCounts counts) {
        long missed = counts.faulty() - counts.hits();
        long all = 2 * counts.hits() + counts.falseAlarms() + missed;
        return new AlarmMetrics(
                share(2 * counts.hits(), all),
                share(counts.right(), counts.windows()),
                share(counts.falseAlarms(), counts.windows() - counts.faulty()),
                share(missed, counts.faulty()),
                counts.noticed() == 0 ? Double.NaN : (double) counts.delaySteps() / counts.noticed());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Returns the figures by name, those that apply. */
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(F1_FAULT, f1Fault);
        figures.put(ACCURACY, accuracy);
        figures.put(FALSE_ALARM_RATE, falseAlarmRate);
        figures.put("missedAlarmRate", missedAlarmRate);
        if (!Double.isNaN(delaySteps)) {
            figures.put("delaySteps", delaySteps);
        }
        return figures;
    }

    /** Returns the name of the figure that models of so many states are compared by unless another is asked for. */
    public static String figure(int states) {
        return states == 2 ? F1_FAULT : ACCURACY;
    }

    /**
     * Returns one figure.
     *
     * @param name {@link #F1_FAULT} or {@link #ACCURACY}
     */
    public double figure(String name) {
        return name.equals(F1_FAULT) ? f1Fault : accuracy;
    }
}
