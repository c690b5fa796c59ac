package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import java.util.function.Consumer;

/** What the events of one run go to, from whatever watches it. Thread-safe; never throws because a disk is full. */
@Experimental
public interface RunSink extends Consumer<RunEvent>, AutoCloseable {
    /** Returns what is known of the run beforehand. */
    RunHeader header();

    /** Takes the next event. What comes after the end of the run is left out. */
    @Override
    void accept(RunEvent event);

    /**
     * Ends the run; a second end changes nothing.
     *
     * @param message what to say of it; empty for nothing
     */
    void end(Outcome outcome, String message);

    /** Frees what the run holds. One that nobody ended has failed. May be closed twice. */
    @Override
    void close();
}
