package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;
import java.nio.DoubleBuffer;

/** Tells by the times of a run's frames whether one is missing between two. Not thread-safe. */
@Experimental
public final class FrameClock {
    /** How many values a clock is written as. */
    public static final int SAVED = 2;

    /** A run's first two times say how far apart frames are; half as much again is a gap. */
    private static final double GAP = 1.5;

    private double last = Double.NaN;
    private double step;

    /** How a frame comes after the one before it. */
    @Experimental
    public enum Order {
        /** Right after it, or it is the first. */
        FOLLOWS,
        /** After it, but something between them is missing. */
        AFTER_A_GAP,
        /** At the same time or before it; the clock stays as it was. */
        NOT_AFTER
    }

    /** Takes the time of the run's next frame, in seconds. */
    public Order next(double seconds) {
        if (Double.isNaN(last)) {
            last = seconds;
            return Order.FOLLOWS;
        }
        double passed = seconds - last;
        if (!(passed > 0)) {
            return Order.NOT_AFTER;
        }
        last = seconds;
        if (step == 0) {
            step = passed;
        }
        return passed > GAP * step ? Order.AFTER_A_GAP : Order.FOLLOWS;
    }

    /** Returns the time of the last frame, in seconds; NaN before the first. */
    public double last() {
        return last;
    }

    /** Returns how far apart frames are, in seconds; 0 before the second one. */
    public double step() {
        return step;
    }

    /** Writes it, exactly: {@link #SAVED} values. */
    public void save(DoubleBuffer values) {
        values.put(last).put(step);
    }

    /** Reads a clock that {@link #save} wrote. */
    public static FrameClock load(DoubleBuffer values) {
        FrameClock clock = new FrameClock();
        clock.last = values.get();
        clock.step = values.get();
        return clock;
    }
}
