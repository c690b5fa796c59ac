package io.github.rnn4j.tasks.timeseries.tick.window;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts series into windows: every bar ends one, if as many bars before it as a window needs, and as many after it as the answer needs, are
 * of its stretch, so that neither crosses a night, a missing bar or a split. Thread-safe.
 *
 * @param steps bars of a window, at least 3
 * @param horizon bars of the answer, at least 1
 */
@Experimental
public record TickWindows(int steps, int horizon) {
    private static final int LEAST_STEPS = 3;

    public TickWindows {
        if (steps < LEAST_STEPS) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "--steps: expected >= " + LEAST_STEPS + " but got " + steps + ".");
        }
        if (horizon < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "--horizon: expected >= 1 but got " + horizon + ".");
        }
    }

    /** Returns the windows of a part that end with a wanted bar, in the order of time. */
    public List<TickWindow> of(TickerSeries series, Part part) {
        List<TickWindow> windows = new ArrayList<>();
        for (int end = steps - 1; end + horizon < series.size(); end++) {
            int first = end - steps + 1;
            boolean whole = series.start(end) <= first && series.start(end + horizon) <= first;
            if (whole && series.bar(end).part() == part && series.bar(end).wanted()) {
                windows.add(new TickWindow(series, end));
            }
        }
        return windows;
    }
}
