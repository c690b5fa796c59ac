package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.List;

/**
 * Says in words what is wrong with the training of one network, from its events alone, so that a run that was kept is judged like one
 * that goes on. A verdict is passed once its symptom has held for several events in a row, and taken back likewise. Not safe for use by
 * several threads.
 */
@Experimental
public final class TrainingHealth {
    private final WatchedSymptoms symptoms = new WatchedSymptoms(
            new NonFiniteNumbers(),
            new ExplodingGradient(),
            new VanishingGradient(),
            new ConstantClipping(),
            LayerShare.deadUnits(),
            LayerShare.saturatedStates(),
            new LossThatDoesNotFall(),
            new Overfitting());

    /** Returns the verdicts that an event brings about, those that no longer hold included. */
    public List<Verdict> on(RunEvent event) {
        return symptoms.on(event);
    }

    /** Returns the verdict about a training that ended because a number was not finite. */
    public static Verdict nonFiniteEnd() {
        return NonFiniteNumbers.atTheEnd();
    }
}
