package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several symptoms that are watched together. Not safe for use by several threads. */
final class WatchedSymptoms {
    private final List<WatchedSymptom> symptoms;

    WatchedSymptoms(Symptom... symptoms) {
        this.symptoms = Arrays.stream(symptoms).map(WatchedSymptom::new).toList();
    }

    /** Returns the verdicts that an event brings about, those that no longer hold included. */
    List<Verdict> on(RunEvent event) {
        List<Verdict> verdicts = new ArrayList<>();
        for (WatchedSymptom symptom : symptoms) {
            symptom.on(event).ifPresent(verdicts::add);
        }
        return List.copyOf(verdicts);
    }
}
