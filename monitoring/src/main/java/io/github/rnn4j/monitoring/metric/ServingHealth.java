package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.List;

/**
 * Says in words what is wrong with a model at work, from its events alone. A verdict is passed once its symptom has held for several
 * events in a row, and taken back likewise. Not safe for use by several threads.
 */
@Experimental
public final class ServingHealth {
    private final WatchedSymptoms symptoms = new WatchedSymptoms(
            new NonFiniteInputs(), DriftFromTraining.ofInputs(), DriftFromTraining.ofScores(), new AnswersOverBudget());

    /** Returns the verdicts that an event brings about, those that no longer hold included. */
    public List<Verdict> on(RunEvent event) {
        return symptoms.on(event);
    }
}
