package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.tasks.timeseries.data.TimeColumn;
import org.jspecify.annotations.Nullable;

/** Checks that the times of a run grow, and finds where one is missing. Not thread-safe. */
final class RunClock {
    /** A run's first two times say how far apart frames are; half as much again is a gap. */
    private static final double GAP = 1.5;

    private TimeColumn.@Nullable Time last;
    private double step;

    /**
     * What a time is.
     *
     * @param problem what was expected and what is there; null if nothing is wrong
     * @param isGap whether the frame itself is good and only what was before it is missing
     */
    record Reading(@Nullable String problem, boolean isGap) {
        private static final Reading GOOD = new Reading(null, false);

        private static Reading wrong(String problem) {
            return new Reading(problem, false);
        }
    }

    /** Reads the time of the run's next frame. */
    Reading next(String field) {
        TimeColumn.Time time = TimeColumn.parse(field);
        if (time == null) {
            return Reading.wrong("a time (seconds, or like 2026-03-01T09:30:00) but got '" + field + "'");
        }
        TimeColumn.Time before = last;
        if (before == null) {
            last = time;
            return Reading.GOOD;
        }
        if (!before.kind().equals(time.kind())) {
            return Reading.wrong(before.kind() + " as before but got '" + field + "'");
        }
        double passed = time.seconds() - before.seconds();
        if (passed <= 0) {
            String what = passed == 0 ? "the same as the row before" : "one before it";
            return Reading.wrong("a time after that of the run's row before but got " + what + ", '" + field + "'");
        }
        last = time;
        if (step == 0) {
            step = passed;
        }
        return passed > GAP * step
                ? new Reading(
                        "the next frame " + step + " s after the one before but got a gap of " + passed + " s before '"
                                + field + "'",
                        true)
                : Reading.GOOD;
    }
}
