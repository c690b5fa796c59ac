package io.github.rnn4j.tasks.timeseries.tick.data;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the times of one ticker, which must grow. Not thread-safe. */
final class TickClock {
    private final TickTimes times;
    private final boolean equalAllowed;
    private double last = Double.NaN;

    TickClock(@Nullable ZoneId zone, boolean equalAllowed) {
        this.times = new TickTimes(zone);
        this.equalAllowed = equalAllowed;
    }

    /** Reads the next time. */
    TickTimes.Reading next(String field) {
        TickTimes.Reading time = times.next(field);
        if (time.problem() != null) {
            return time;
        }
        double passed = Double.isNaN(last) ? 1 : time.seconds() - last;
        if (passed < 0 || (passed == 0 && !equalAllowed)) {
            String what = passed == 0 ? "the same as the row before" : "one before it";
            return TickTimes.Reading.wrong(
                    "a time after that of the ticker's row before but got " + what + ", '" + field + "'");
        }
        last = time.seconds();
        return time;
    }

    /** Returns whether times were read that have no zone. */
    boolean isLocal() {
        return times.areLocal();
    }
}
