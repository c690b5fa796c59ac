package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.tasks.timeseries.tick.window.RecentBars;

/** A number that a linear forecast of volatility is made of; {@code steps} are the bars of a window. */
enum VolatilityTerm {
    /** Logarithm of the root mean square of the last three returns. */
    LOG_RMS_3 {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return profile.logRoot(bars.meanSquare(SHORT));
        }
    },
    /** The same of all returns of the window. */
    LOG_RMS_WINDOW {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return profile.logRoot(bars.meanSquare(steps));
        }
    },
    /** The same of all returns of the session so far. */
    LOG_RMS_SESSION {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return profile.logRoot(bars.stretch().meanSquare());
        }
    },
    /** What usually follows at that time of day, by the training days of the ticker. */
    PROFILE {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return profile.meanTarget().get(bars.slot());
        }
    },
    /** Logarithm of the range of the last bar. */
    LOG_RANGE_1 {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return logRange(bars.meanRange(1), profile);
        }
    },
    /** Logarithm of the mean range of the last three bars. */
    LOG_RANGE_3 {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return logRange(bars.meanRange(SHORT), profile);
        }
    },
    /** The same of all bars of the window. */
    LOG_RANGE_WINDOW {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return logRange(bars.meanRange(steps), profile);
        }
    },
    /** The same of all bars of the session so far. */
    LOG_RANGE_SESSION {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return logRange(bars.stretch().meanRange(), profile);
        }
    },
    /** Root mean square of the last three returns. */
    RMS_3 {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return Math.sqrt(bars.meanSquare(SHORT));
        }
    },
    /** The same of all returns of the window. */
    RMS_WINDOW {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return Math.sqrt(bars.meanSquare(steps));
        }
    },
    /** Mean range of the last three bars. */
    RANGE_3 {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return bars.meanRange(SHORT);
        }
    },
    /** The same of all bars of the window. */
    RANGE_WINDOW {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return bars.meanRange(steps);
        }
    },
    /** Time of day: the share of the session that is over. */
    TIME {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            return (double) bars.slot() / profile.meanTarget().size();
        }
    },
    /** Its square. */
    TIME_SQUARED {
        @Override
        double of(RecentBars bars, TickProfile profile, int steps) {
            double time = TIME.of(bars, profile, steps);
            return time * time;
        }
    };

    private static final int SHORT = 3;

    abstract double of(RecentBars bars, TickProfile profile, int steps);

    private static double logRange(double mean, TickProfile profile) {
        return Math.log(Math.max(mean, profile.leastReturn()));
    }
}
