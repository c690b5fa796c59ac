package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import java.time.Duration;
import java.util.List;

/** The lines of one run, from its first to its last so far. Thread-safe. */
@Experimental
public interface EventLog {
    /** Returns what is known of the run beforehand. */
    RunHeader header();

    /**
     * Returns lines that follow one, and waits for the next if there is none yet.
     *
     * @param id the last one that is known; 0 for none
     * @param most how many at the most
     * @param wait how long; none not to wait
     * @return none if nothing came, or if the run is over and all is known
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    List<RunLine> after(long id, int most, Duration wait) throws InterruptedException;

    /** Returns all lines that there are now; does not wait. */
    default List<RunLine> soFar() {
        try {
            return after(0, Integer.MAX_VALUE, Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Returns whether no more lines will come: the run ended, or who wrote it was killed. */
    boolean isOver();
}
