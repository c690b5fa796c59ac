package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Optional;

/** One kind of trouble in a training: knows it when it sees it, and what to try. Not safe for use by several threads. */
interface Symptom {
    /** Returns what it is about. */
    Verdict.Kind kind();

    /** Returns what an event says about it; empty for an event that says nothing. */
    Optional<Finding> examine(RunEvent event);

    /** Returns what to try. */
    Verdict.Words remedy();

    /** Returns after how many findings for it, one after the other, a verdict is passed, so that one odd batch passes none. */
    int raiseAfter();

    /** Returns after how many findings against it, one after the other, the verdict no longer holds. */
    int clearAfter();
}
