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
 * @param alarmsPerDay alarms that go on in a normal window, in 24 hours of normal windows; NaN where the data has no times
 * @param labelled whether the data says the states; if not, all windows are taken to be normal and only alarms have figures
 */
@Experimental
public record AlarmMetrics(
        double f1Fault,
        double accuracy,
        double falseAlarmRate,
        double missedAlarmRate,
        double delaySteps,
        double alarmsPerDay,
        boolean labelled) {
    /** Name of F1 of the alarms, the greater the better. */
    public static final String F1_FAULT = "f1Fault";
    /** Name of the share of right states, the greater the better. */
    public static final String ACCURACY = "accuracy";
    /** Name of the share of false alarms. */
    public static final String FALSE_ALARM_RATE = "falseAlarmRate";
    /** Name of the share of windows that raise an alarm, where the data has no states. */
    public static final String ALARM_RATE = "alarmRate";
    /** Name of the number of false alarms a day. */
    public static final String ALARMS_PER_DAY = "alarmsPerDay";

    /**
     * Computes them.
     *
     * @param labels state of each window, run by run in the order of time; 0 for the normal one
     * @param runs number of each window's run
     */
    public static AlarmMetrics of(int[] labels, int[] runs, WindowAnswers answers) {
        return of(WindowSeries.of(labels, runs), answers);
    }

    /** Computes them. */
    public static AlarmMetrics of(WindowSeries windows, WindowAnswers answers) {
        return of(AlarmCounts.of(windows, answers), windows.isLabelled());
    }

    static AlarmMetrics of(AlarmCounts counts, boolean labelled) {
        long missed = counts.faulty() - counts.hits();
        long all = 2 * counts.hits() + counts.falseAlarms() + missed;
        return new AlarmMetrics(
                share(2 * counts.hits(), all),
                share(counts.right(), counts.windows()),
                share(counts.falseAlarms(), counts.windows() - counts.faulty()),
                share(missed, counts.faulty()),
                counts.noticed() == 0 ? Double.NaN : (double) counts.delaySteps() / counts.noticed(),
                counts.normalSeconds() > 0 ? counts.falseEvents() / counts.normalDays() : Double.NaN,
                labelled);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Returns the figures by name, those that apply. */
    public Map<String, Double> byName() {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (labelled) {
            putStates(figures);
        } else {
            figures.put(ALARM_RATE, falseAlarmRate);
        }
        if (!Double.isNaN(alarmsPerDay)) {
            figures.put(ALARMS_PER_DAY, alarmsPerDay);
        }
        return figures;
    }

    private void putStates(Map<String, Double> figures) {
        figures.put(F1_FAULT, f1Fault);
        figures.put(ACCURACY, accuracy);
        figures.put(FALSE_ALARM_RATE, falseAlarmRate);
        figures.put("missedAlarmRate", missedAlarmRate);
        if (!Double.isNaN(delaySteps)) {
            figures.put("delaySteps", delaySteps);
        }
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
