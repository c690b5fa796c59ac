package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import java.util.Locale;

/** How a run stands. */
@Experimental
public enum RunState {
    /** It goes on. */
    RUNNING,
    /** It did what it was started for. */
    COMPLETED,
    /** Somebody asked it to stop. */
    INTERRUPTED,
    /** It failed. */
    FAILED,
    /** Its process ended before the run did. */
    KILLED;

    static RunState of(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> COMPLETED;
            case INTERRUPTED -> INTERRUPTED;
            case FAILED -> FAILED;
        };
    }

    /** Returns its name in results, such as {@code completed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
