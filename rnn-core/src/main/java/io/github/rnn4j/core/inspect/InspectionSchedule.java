package io.github.rnn4j.core.inspect;

import io.github.rnn4j.api.train.InspectionSpec;
import java.util.function.LongSupplier;

/**
 * When to look: often at first, later as the time that looks took allows. The first look of all does not count: what it takes to load
 * code and to record comes once, and would keep short trainings from being looked at again. Not safe for use by several threads.
 */
final class InspectionSchedule {
    private final InspectionSpec spec;
    private final LongSupplier clock;
    private final LongSupplier timeOfDay;
    private final long start;
    /** Before this time of day the thread cannot have computed long enough for another look. */
    private long notBefore;

    private long spent;
    private long lastCost;
    private long lastStep;

    /**
     * Starts the clock.
     *
     * @param clock nanoseconds of the training's thread
     * @param timeOfDay nanoseconds that go by at least as fast, and are quicker to read
     */
    InspectionSchedule(InspectionSpec spec, LongSupplier clock, LongSupplier timeOfDay) {
        this.spec = spec;
        this.clock = clock;
        this.timeOfDay = timeOfDay;
        this.start = clock.getAsLong();
        this.notBefore = timeOfDay.getAsLong();
    }

    /** Returns whether to look at a step, counted from 1. A training that goes on in the middle is looked at right away. */
    boolean isDue(long step) {
        if (lastStep == 0) {
            return true;
        }
        if (step <= InspectionSpec.FIRST_STEPS) {
            return step % spec.firstEvery() == 0;
        }
        return (step - lastStep) % spec.firstEvery() == 0 && hasTime();
    }

    /** The clock of a thread takes longer to read than the rest of this: it is left alone for as long as it cannot matter. */
    private boolean hasTime() {
        long now = timeOfDay.getAsLong();
        if (now - notBefore < 0) {
            return false;
        }
        double missing = (spent + lastCost) / spec.maxShare() - (clock.getAsLong() - start);
        notBefore = now + (long) Math.ceil(missing);
        return missing <= 0;
    }

    /** Notes that a look was taken, and when it began. */
    void looked(long step, long begun) {
        boolean first = lastStep == 0;
        lastStep = step;
        lastCost = first ? 0 : clock.getAsLong() - begun;
        spent += lastCost;
    }

    /** Returns the clock's time. */
    long now() {
        return clock.getAsLong();
    }
}
