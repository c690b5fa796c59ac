package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import java.time.InstantSource;

/** Gives the events of a run their numbers and times, and lets nothing follow the last. */
abstract class OrderedSink implements RunSink {
    private final RunHeader header;
    private final InstantSource clock;
    private long id;
    private boolean ended;

    OrderedSink(RunHeader header, InstantSource clock) {
        this.header = header;
        this.clock = clock;
    }

    /** Keeps a line. Called by one thread at a time, with this object locked. */
    abstract void keep(RunLine line);

    @Override
    public final RunHeader header() {
        return header;
    }

    @Override
    public final synchronized void accept(RunEvent event) {
        if (!ended) {
            ended = event instanceof RunEvent.Ended;
            keep(new RunLine(++id, clock.millis(), event));
        }
    }

    @Override
    public final void end(Outcome outcome, String message) {
        accept(new RunEvent.Ended(outcome, message));
    }

    /** Returns whether the last event has come. */
    final synchronized boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        end(Outcome.FAILED, "");
    }
}
