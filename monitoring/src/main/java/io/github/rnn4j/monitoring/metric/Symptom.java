package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import java.util.Optional;

/** Knows one kind of trouble in a training when it sees it. Not safe for use by several threads. */
interface Symptom {
    /** Returns what it is about. */
    Trouble trouble();

    /** Returns what an event says about it; empty for an event that says nothing. */
    Optional<Finding> examine(RunEvent event);
}
