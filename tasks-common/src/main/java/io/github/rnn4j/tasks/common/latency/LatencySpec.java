package io.github.rnn4j.tasks.common.latency;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a latency is measured. Immutable.
 *
 * @param rate calls that become due in a second, above 0
 * @param duration how long calls become due, after the warm-up
 * @param budget what an answer may take; null for no such limit
 */
@Experimental
public record LatencySpec(
        double rate, Duration duration, @Nullable Duration budget) {
    private static final double GREATEST_RATE = 1e6;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** 2,500 calls in five seconds, without a budget. */
    public static final LatencySpec DEFAULT = new LatencySpec(500, Duration.ofSeconds(5), null);

    public LatencySpec {
        if (!(rate > 0 && rate <= GREATEST_RATE)) {
            throw invalid("--rate: expected calls a second, above 0 and at most 1000000, but got " + rate + ".");
        }
        if (budget != null) {
            check("--budget", budget);
        }
        check("--duration", duration);
        if (rate * seconds(duration) < 1) {
            throw invalid("--duration: expected a time in which a call becomes due but got " + seconds(duration)
                    + " s, and one becomes due every " + 1 / rate + " s.");
        }
    }

    /** Returns the same with another number of calls a second. */
    public LatencySpec withRate(double callsASecond) {
        return new LatencySpec(callsASecond, duration, budget);
    }

    /** Returns the same over another time. */
    public LatencySpec withDuration(Duration time) {
        return new LatencySpec(rate, time, budget);
    }

    /** Returns the same with a limit for each answer. */
    public LatencySpec withBudget(Duration limit) {
        return new LatencySpec(rate, duration, limit);
    }

    /** Returns how many calls become due. */
    public int calls() {
        return (int) (rate * seconds(duration));
    }

    /** Returns how long after the first call another one is due, in nanoseconds. */
    long due(int call) {
        return Math.round(call * 1e9 / rate);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static void check(String option, Duration time) {
        if (time.compareTo(Duration.ZERO) <= 0 || time.compareTo(LONGEST) > 0) {
            throw invalid(option + ": expected a time above 0 and at most " + LONGEST.toSeconds() + " s but got "
                    + time.toMillis() / 1e3 + " s.");
        }
    }

    private static RnnException invalid(String message) {
        return new RnnException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
