package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.tasks.timeseries.data.TimeColumn;
import org.jspecify.annotations.Nullable;

/** Checks that the times of a run grow, and finds where one is missing. Not thread-safe. */
final class RunClock {
    private final FrameClock frames = new FrameClock();
    private @Nullable String kind;

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
        if (kind != null && !kind.equals(time.kind())) {
            return Reading.wrong(kind + " as before but got '" + field + "'");
        }
        kind = time.kind();
        double passed = time.seconds() - frames.last();
        return switch (frames.next(time.seconds())) {
            case NOT_AFTER ->
                Reading.wrong("a time after that of the run's row before but got "
                        + (passed == 0 ? "the same as the row before" : "one before it") + ", '" + field + "'");
            case AFTER_A_GAP ->
                new Reading(
                        "the next frame " + frames.step() + " s after the one before but got a gap of " + passed
                                + " s before '" + field + "'",
                        true);
            case FOLLOWS -> Reading.GOOD;
        };
    }

    /** Returns how far apart frames are, in seconds; 0 before the second one. */
    double step() {
        return frames.step();
    }
}
