package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;

/** A number that a linear forecast of volatility is made of; {@code steps} are the bars of a window. */
enum VolatilityTerm {
    /** Logarithm of the root mean square of the last three returns. */
    LOG_RMS_3 {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return profile.logRoot(window.meanSquare(SHORT));
        }
    },
    /** The same of all returns of the window. */
    LOG_RMS_WINDOW {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return profile.logRoot(window.meanSquare(steps));
        }
    },
    /** The same of all returns of the session so far. */
    LOG_RMS_SESSION {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return profile.logRoot(window.meanSquare(window.stretch()));
        }
    },
    /** What usually follows at that time of day, by the training days of the ticker. */
    PROFILE {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return profile.meanTarget().get(window.slot());
        }
    },
    /** Logarithm of the range of the last bar. */
    LOG_RANGE_1 {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return logRange(window, profile, 1);
        }
    },
    /** Logarithm of the mean range of the last three bars. */
    LOG_RANGE_3 {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return logRange(window, profile, SHORT);
        }
    },
    /** The same of all bars of the window. */
    LOG_RANGE_WINDOW {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return logRange(window, profile, steps);
        }
    },
    /** The same of all bars of the session so far. */
    LOG_RANGE_SESSION {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return logRange(window, profile, window.stretch());
        }
    },
    /** Root mean square of the last three returns. */
    RMS_3 {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return Math.sqrt(window.meanSquare(SHORT));
        }
    },
    /** The same of all returns of the window. */
    RMS_WINDOW {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return Math.sqrt(window.meanSquare(steps));
        }
    },
    /** Mean range of the last three bars. */
    RANGE_3 {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return window.meanRange(SHORT);
        }
    },
    /** The same of all bars of the window. */
    RANGE_WINDOW {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return window.meanRange(steps);
        }
    },
    /** Time of day: the share of the session that is over. */
    TIME {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            return (double) window.slot() / profile.meanTarget().size();
        }
    },
    /** Its square. */
    TIME_SQUARED {
        @Override
        double of(TickWindow window, TickProfile profile, int steps) {
            double time = TIME.of(window, profile, steps);
            return time * time;
        }
    };

    private static final int SHORT = 3;

    abstract double of(TickWindow window, TickProfile profile, int steps);

    private static double logRange(TickWindow window, TickProfile profile, int bars) {
        return Math.log(Math.max(window.meanRange(bars), profile.leastReturn()));
    }
}
