package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Part;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits whole sessions by time for data without a split column: the first 70 of 100 to learn from, then 15 to choose by, then 15 for the
 * end, the same days for all tickers. Between the parts sessions are left out, three of them, or one where there are fewer than 60.
 */
final class TimeSplit {
    private static final int LEAST_SESSIONS = 10;
    private static final int MANY_SESSIONS = 60;
    private static final int GAP = 3;

    private final long[] days;
    private final int gap;
    private final int held;

    /** @param days days on which sessions begin, of all bars */
    TimeSplit(String file, LongStream days) {
        TreeSet<Long> distinct = days.collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        this.days = distinct.stream().mapToLong(Long::longValue).toArray();
        this.gap = this.days.length < MANY_SESSIONS ? 1 : GAP;
        this.held = Math.max(1, (int) Math.round(0.15 * (this.days.length - 2 * gap)));
        if (this.days.length < LEAST_SESSIONS) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    file + ": expected a split column or at least " + LEAST_SESSIONS + " sessions but got "
                            + this.days.length + ". Name the column of the parts (--split), or give more data.");
        }
    }

    List<Bar> split(List<Bar> bars) {
        return bars.stream().map(bar -> bar.as(part(bar.day()))).toList();
    }

    private @Nullable Part part(long day) {
        int fromEnd = days.length - 1 - Arrays.binarySearch(days, day);
        if (fromEnd < held) {
            return Part.TEST;
        }
        if (fromEnd < held + gap) {
            return null;
        }
        if (fromEnd < 2 * held + gap) {
            return Part.VALIDATION;
        }
        return fromEnd < 2 * held + 2 * gap ? null : Part.TRAIN;
    }
}
