package io.github.rnn4j.monitoring.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.monitoring.event.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a monitor makes of sequences that are traced. */
class TracedSequencesOfMonitorTest {
    private static final TracedSequence TWO_CLASSES =
            new TracedSequence(List.of("box", "broken"), List.of("bad", "good"));

    private final List<RunEvent> events = new ArrayList<>();

    private RunEvent.Traced traced(TracedSequence names, List<List<Double>> logits, List<List<Double>> states) {
        new TrainingMonitor("recurrent", "macroF1", events::add, List.of(names))
                .on(new TrainingEvent.Traced(2, 40, 0, logits, states));
        return (RunEvent.Traced) events.get(events.size() - 1);
    }

    @Test
    void ofTwoClassesTheLastOnesLogOddsAreShown() {
        RunEvent.Traced trace =
                traced(TWO_CLASSES, List.of(List.of(0.0, 0.5), List.of(0.0, 1.5), List.of(2.0, 1.0)), List.of());

        assertThat(trace.network()).isEqualTo("recurrent");
        assertThat(trace.step()).isEqualTo(40);
        assertThat(trace.steps()).containsExactly("box", "broken");
        assertThat(trace.contributions()).containsExactly(1.0, -2.5);
        assertThat(trace.answer()).isEqualTo("bad");
        assertThat(trace.states()).isEmpty();
    }

    @Test
    void ofMoreClassesThoseOfTheAnswer() {
        TracedSequence names = new TracedSequence(List.of("x"), List.of("a", "b", "c"));
        RunEvent.Traced trace = traced(names, List.of(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 4.0)), List.of());

        assertThat(trace.answer()).isEqualTo("c");
        assertThat(trace.contributions().get(0)).isCloseTo(4 - Math.log(2 * Math.exp(1)) + Math.log(2), within(1e-12));
    }

    @Test
    void ofAForecastWhatItSays() {
        TracedSequence names = new TracedSequence(List.of("9:30", "9:35"), List.of());
        RunEvent.Traced trace = traced(names, List.of(List.of(0.25), List.of(0.5), List.of(0.125)), List.of());

        assertThat(trace.contributions()).containsExactly(0.25, -0.375);
        assertThat(trace.answer()).isEqualTo("0.1250");
    }

    @Test
    void hugeLogitsOverflowNothing() {
        RunEvent.Traced trace = traced(
                TWO_CLASSES, List.of(List.of(0.0, 0.0), List.of(-900.0, 900.0), List.of(900.0, -900.0)), List.of());

        assertThat(trace.contributions()).containsExactly(1_800.0, -3_600.0);
    }

    @Test
    void theUnitsThatMovedTheMostAreTold() {
        List<List<Double>> states = List.of(
                IntStream.range(0, 20).mapToObj(unit -> 0.01 * unit).toList(),
                IntStream.range(0, 20)
                        .mapToObj(unit -> unit == 3 ? -0.9 : 0.01 * unit)
                        .toList());
        List<List<Double>> told = traced(
                        TWO_CLASSES, List.of(List.of(0.0, 0.0), List.of(0.0, 0.0), List.of(0.0, 0.0)), states)
                .states();

        assertThat(told).hasSize(2).allSatisfy(state -> assertThat(state).hasSize(16));
        assertThat(told.get(0)).startsWith(0.03, 0.19, 0.18);
        assertThat(told.get(1)).startsWith(-0.9, 0.19, 0.18);
    }

    @Test
    void aTraceWithoutANameIsNotTold() {
        new TrainingMonitor("recurrent", "macroF1", events::add)
                .on(new TrainingEvent.Traced(1, 1, 0, List.of(List.of(0.0), List.of(1.0)), List.of()));

        assertThat(events).isEmpty();
    }
}
