package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Optional;

/** Passes a verdict once a symptom has held for long enough, and takes it back likewise. Not safe for use by several threads. */
final class WatchedSymptom {
    private final Symptom symptom;
    private boolean raised;
    /** Findings in a row that speak against how things stand. */
    private int against;

    WatchedSymptom(Symptom symptom) {
        this.symptom = symptom;
    }

    /** Returns a verdict if an event changes how things stand. */
    Optional<Verdict> on(RunEvent event) {
        return symptom.examine(event).flatMap(this::weigh);
    }

    private Optional<Verdict> weigh(Finding finding) {
        against = finding.present() == raised ? 0 : against + 1;
        if (against
                < (raised ? symptom.trouble().clearAfter() : symptom.trouble().raiseAfter())) {
            return Optional.empty();
        }
        raised = !raised;
        against = 0;
        return Optional.of(new Verdict(
                symptom.trouble().kind(),
                raised,
                finding.figure(),
                finding.text().get(),
                symptom.trouble().remedy()));
    }
}
