package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.nio.DoubleBuffer;

/** The alarm of one device, on or off. Not thread-safe. */
@Experimental
public final class Alarm {
    /** How many values an alarm is written as. */
    public static final int SAVED = 3;

    private boolean on;
    private int above;
    private int below;

    /** Takes the fault score of the next window and returns whether the alarm is on. */
    public boolean next(double score, double threshold, AlarmRule rule) {
        above = score > threshold ? above + 1 : 0;
        below = score > threshold - rule.clearMargin() ? 0 : below + 1;
        if (on) {
            on = below < rule.clearAfter();
        } else {
            on = above >= rule.raiseAfter();
        }
        return on;
    }

    /** Returns whether the alarm is on. */
    public boolean isOn() {
        return on;
    }

    /** Forgets windows in a row, for the next one does not follow; the alarm stays as it is. */
    public void interrupt() {
        above = 0;
        below = 0;
    }

    /** Writes it, exactly: {@link #SAVED} values. */
    public void save(DoubleBuffer values) {
        values.put(on ? 1 : 0).put(above).put(below);
    }

    /** Reads an alarm that {@link #save} wrote. */
    public static Alarm load(DoubleBuffer values) {
        Alarm alarm = new Alarm();
        alarm.on = values.get() != 0;
        alarm.above = (int) values.get();
        alarm.below = (int) values.get();
        return alarm;
    }
}
