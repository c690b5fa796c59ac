package io.github.rnn4j.monitoring.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.ParameterFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingMonitorTest {
    private final List<RunEvent> events = new ArrayList<>();
    private long nanos;
    private final TrainingMonitor monitor =
            new TrainingMonitor("recurrent-2", "macroF1", events::add, List.of(), () -> nanos, () -> 123);

    @Test
    void aTrainingIsToldFromStartToEnd() {
        monitor.on(new TrainingEvent.Started(100, 2, 3, 42));
        nanos += 500_000_000;
        monitor.on(new TrainingEvent.Stepped(1, 1, 50, 0.7, 1.5, 0.8, 1, 0));
        monitor.on(new TrainingEvent.Inspected(
                1,
                1,
                List.of(new ParameterInspection("rnn.weight_hh_l0", 1, 0.5, 2, 0.1)),
                List.of(new LayerInspection("rnn.l0", List.of(0.1, 0.2), 0.3, Double.NaN, 0.9))));
        monitor.on(new TrainingEvent.CheckpointWritten(1));
        monitor.on(new TrainingEvent.EpochFinished(1, 0.65, 0.55, 0.81, true, 1.25));
        monitor.on(new TrainingEvent.Finished(StopReason.NO_PROGRESS, 1));

        assertThat(events)
                .containsExactly(
                        new RunEvent.Started("recurrent-2", 100, 2, 3, 42),
                        new RunEvent.Stepped("recurrent-2", 1, 1, 0.7, 1.5, 0.8, 1, 0, 100, 123),
                        new RunEvent.Inspected(
                                "recurrent-2",
                                1,
                                1,
                                List.of(new ParameterFigures("rnn.weight_hh_l0", 1, 0.5, 2, 0.1)),
                                List.of(new LayerFigures("rnn.l0", List.of(0.1, 0.2), 0.3, Double.NaN, 0.9))),
                        new RunEvent.EpochFinished("recurrent-2", 1, 0.65, 0.55, "macroF1", 0.81, true, 1.25),
                        new RunEvent.Finished("recurrent-2", "NO_PROGRESS", 1));
    }

    @Test
    void figuresThatWereNotReadAnewAreToldOnceInTwentySteps() {
        for (int step = 1; step <= 45; step++) {
            monitor.on(new TrainingEvent.Stepped(1, step, step, step <= 43 ? 0.7 : 0.6, 1.5, 1, 1, 0));
        }

        assertThat(events)
                .extracting(event -> ((RunEvent.Stepped) event).step())
                .containsExactly(1L, 21L, 41L, 44L);
    }

    @Test
    void afterTheFirstHundredNoMoreThanFiveASecondAreTold() {
        for (int step = 1; step <= 130; step++) {
            nanos += 25_000_000;
            monitor.on(new TrainingEvent.Stepped(1, step, step, 1.0 / step, 1.5, 1, 1, 0));
        }

        assertThat(events).hasSize(100 + 3);
        assertThat(events.subList(99, 103))
                .extracting(event -> ((RunEvent.Stepped) event).step())
                .containsExactly(100L, 108L, 116L, 124L);
    }

    @Test
    void thePaceIsThatOfTrainingAlone() {
        monitor.on(new TrainingEvent.Started(100, 2, 3, 42));
        step(1, 50, 1);
        step(2, 100, 2);
        nanos += 60_000_000_000L;
        monitor.on(new TrainingEvent.EpochFinished(1, 0.65, 0.55, 0.81, true, 61));
        step(3, 50, 1);

        assertThat(paces()).containsExactly(50.0, 25.0, 50.0);
    }

    @Test
    void thePaceIsNotKnownWhereATrainingGoesOn() {
        monitor.on(new TrainingEvent.Started(100, 2, 3, 42));
        monitor.on(new TrainingEvent.Resumed(1, 10, false));
        step(11, 80, 1);
        step(12, 90, 1);

        assertThat(paces()).containsExactly(Double.NaN, 10.0);
    }

    private void step(long number, int examples, int seconds) {
        nanos += seconds * 1_000_000_000L;
        monitor.on(new TrainingEvent.Stepped(1, number, examples, 1.0 / number, 1.5, 1, 1, 0));
    }

    private List<Double> paces() {
        return events.stream()
                .filter(RunEvent.Stepped.class::isInstance)
                .map(event -> ((RunEvent.Stepped) event).examplesPerSecond())
                .toList();
    }

    @Test
    void verdictsFollowTheEventThatBringsThemAbout() {
        monitor.on(new TrainingEvent.Stepped(1, 7, 50, Double.NaN, 1.5, 1, 1, 0));

        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isInstanceOfSatisfying(RunEvent.Judged.class, judged -> {
            assertThat(judged.step()).isEqualTo(7);
            assertThat(judged.verdict().kind()).isEqualTo(Verdict.Kind.NON_FINITE);
        });
    }

    @Test
    void anEndForWhatIsNotFiniteGetsAVerdictAndAnyOtherNone() {
        monitor.failed(new RnnException(ErrorCode.INVALID_DATA, "data"));
        monitor.failed(new IllegalStateException("listener"));
        assertThat(events).isEmpty();
        monitor.failed(new RnnException(ErrorCode.NON_FINITE, "training: expected finite numbers"));

        assertThat(events).singleElement().isInstanceOfSatisfying(RunEvent.Judged.class, judged -> assertThat(
                        judged.verdict().kind())
                .isEqualTo(Verdict.Kind.NON_FINITE));
    }
}
