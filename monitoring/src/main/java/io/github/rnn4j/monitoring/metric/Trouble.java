package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.Verdict;

/**
 * A kind of trouble, and how long it has to be seen.
 *
 * @param kind what it is about
 * @param raiseAfter after how many findings for it, one after the other, a verdict is passed, so that one odd batch passes none
 * @param clearAfter after how many findings against it, one after the other, the verdict no longer holds
 * @param remedy what to try
 */
record Trouble(Verdict.Kind kind, int raiseAfter, int clearAfter, Verdict.Words remedy) {
    /** Returns one that is passed and taken back after equally many findings. */
    static Trouble held(Verdict.Kind kind, int findings, Verdict.Words remedy) {
        return new Trouble(kind, findings, findings, remedy);
    }
}
