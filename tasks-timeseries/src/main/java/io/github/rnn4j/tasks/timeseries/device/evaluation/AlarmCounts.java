package io.github.rnn4j.tasks.timeseries.device.evaluation;

/**
 * Counts of windows and faults, of one run or of several together, from which all figures follow.
 *
 * @param windows all of them
 * @param right those whose state is the likeliest one
 * @param faulty those that are
 * @param hits faulty ones that raise an alarm
 * @param falseAlarms normal ones that raise one
 * @param noticed faults, each of windows that follow each other, that raise an alarm
 * @param delaySteps windows from the first of each such fault to its first alarm, in sum
 * @param falseEvents alarms that went on in a normal window and not right before it
 * @param normalSeconds time that the normal windows stand for; 0 where the data has no times
 */
record AlarmCounts(
        long windows,
        long right,
        long faulty,
        long hits,
        long falseAlarms,
        long noticed,
        long delaySteps,
        long falseEvents,
        double normalSeconds) {
    private static final double SECONDS_OF_A_DAY = 86_400;

    static final AlarmCounts NONE = new AlarmCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Counts all windows. */
    static AlarmCounts of(WindowSeries windows, WindowAnswers answers) {
        AlarmCounts sum = NONE;
        for (int from = 0, to; from < windows.size(); from = to) {
            to = windows.endOfRun(from);
            sum = sum.plus(of(windows, answers, from, to));
        }
        return sum;
    }

    /**
     * Counts some of the windows, which are in the order of time and of one run.
     *
     * @param from first window
     * @param to behind the last
     */
    static AlarmCounts of(WindowSeries windows, WindowAnswers answers, int from, int to) {
        int[] labels = windows.labels();
        long right = 0;
        long faulty = 0;
        long hits = 0;
        long falseAlarms = 0;
        long noticed = 0;
        long delaySteps = 0;
        long falseEvents = 0;
        double normalSeconds = 0;
        int start = from;
        boolean raised = false;
        for (int i = from; i < to; i++) {
            boolean fault = labels[i] > 0;
            boolean alarm = answers.alarms()[i];
            right += answers.states()[i] == labels[i] ? 1 : 0;
            faulty += fault ? 1 : 0;
            hits += fault && alarm ? 1 : 0;
            falseAlarms += !fault && alarm ? 1 : 0;
            falseEvents += !fault && alarm && (i == from || !answers.alarms()[i - 1]) ? 1 : 0;
            normalSeconds += fault ? 0 : windows.seconds()[i];
            if (fault && (i == from || labels[i - 1] <= 0)) {
                start = i;
                raised = false;
            }
            if (fault && alarm && !raised) {
                raised = true;
                noticed++;
                delaySteps += i - start;
            }
        }
        return new AlarmCounts(
                to - from, right, faulty, hits, falseAlarms, noticed, delaySteps, falseEvents, normalSeconds);
    }

    AlarmCounts plus(AlarmCounts other) {
        return new AlarmCounts(
                windows + other.windows,
                right + other.right,
                faulty + other.faulty,
                hits + other.hits,
                falseAlarms + other.falseAlarms,
                noticed + other.noticed,
                delaySteps + other.delaySteps,
                falseEvents + other.falseEvents,
                normalSeconds + other.normalSeconds);
    }

    /** Returns the time that the normal windows stand for, in days. */
    double normalDays() {
        return normalSeconds / SECONDS_OF_A_DAY;
    }
}
