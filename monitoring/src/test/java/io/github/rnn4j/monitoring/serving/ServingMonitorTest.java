package io.github.rnn4j.monitoring.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.event.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServingMonitorTest {
    private static final long MILLI = 1_000_000;
    private static final double[] ONE = {1};

    private final List<RunEvent> events = new ArrayList<>();
    private final Random random = new Random(3);
    private long now = 5;

    @Test
    void figuresComeOnceInAnIntervalAndAtTheEnd() {
        try (ServingMonitor monitor = monitor(ServingSpec.DEFAULT.withBudget(Duration.ofMillis(2)))) {
            for (int i = 1; i <= 25; i++) {
                now += 100 * MILLI;
                monitor.answered(ONE, 0.5, i == 3 ? 4 * MILLI : MILLI);
            }
        }

        assertThat(served()).extracting(ServingFigures::answers).containsExactly(10L, 20L, 25L);
        ServingFigures first = served().get(0);
        assertThat(first.overBudget()).isEqualTo(1);
        assertThat(first.budgetMicros()).isEqualTo(2_000);
        assertThat(first.p50Micros()).isCloseTo(1_000, within(1.0));
        assertThat(first.p99Micros()).isCloseTo(4_000, within(4.0));
        assertThat(served().get(1).p99Micros()).as("of the last answers").isCloseTo(1_000, within(1.0));
        assertThat(served().get(1).overBudget()).as("of all").isEqualTo(1);
        assertThat(first.inputDrift()).isEmpty();
        assertThat(first.scoreDrift()).isNaN();
        assertThat(first.alarmsPerDay()).isNaN();
    }

    @Test
    void aModelThatNobodyAsksTellsNothingButItsEnd() {
        monitor(ServingSpec.DEFAULT).close();

        assertThat(events).containsExactly(new RunEvent.Ended(RunEvent.Outcome.COMPLETED, ""));
    }

    @Test
    void theEndIsToldOnceAfterTheLastFigures() {
        ServingMonitor monitor = monitor(ServingSpec.DEFAULT);
        monitor.answered(ONE, 0.5, MILLI);
        monitor.close();
        monitor.close();

        assertThat(events).hasSize(2);
        assertThat(events.get(1)).isEqualTo(new RunEvent.Ended(RunEvent.Outcome.COMPLETED, ""));
    }

    @Test
    void itTimesTheModel() {
        ServingMonitor monitor = monitor(ServingSpec.DEFAULT);
        String answer = monitor.answer(
                ONE,
                () -> {
                    now += 3 * MILLI;
                    return "fault";
                },
                given -> 0.9);
        monitor.close();

        assertThat(answer).isEqualTo("fault");
        assertThat(served().get(0).p50Micros()).isCloseTo(3_000, within(3.0));
    }

    @Test
    void inputsThatAreNotFiniteAreCountedAndGetAVerdict() {
        ServingMonitor monitor = monitor(ServingSpec.DEFAULT);
        monitor.answered(new double[] {1, Double.NaN}, 0.5, MILLI);
        monitor.answered(new double[] {1, Double.POSITIVE_INFINITY}, 0.5, MILLI);
        monitor.answered(new double[] {1, 2}, 0.5, MILLI);
        monitor.refusedAsNonFinite();
        monitor.close();

        assertThat(served().get(0).nonFiniteInputs()).isEqualTo(3);
        assertThat(served().get(0).answers()).isEqualTo(3);
        assertThat(verdicts()).extracting(Verdict::kind).containsExactly(Verdict.Kind.NON_FINITE);
        assertThat(verdicts().get(0).text().en()).startsWith("3 inputs so far");
    }

    @Test
    void whatDriftsIsNamed() {
        ServingSpec spec = ServingSpec.DEFAULT.withReference(
                new ReferenceDistributions(List.of(gaussian("pressure"), gaussian("flow")), gaussian("score")));
        try (ServingMonitor monitor = monitor(spec)) {
            ask(monitor, 2_000, 0);
            assertThat(verdicts()).isEmpty();
            ask(monitor, 4_000, 1.5);
            ask(monitor, 6_000, 0);
        }

        assertThat(verdicts())
                .extracting(verdict -> verdict.kind() + " " + verdict.holds())
                .containsExactlyInAnyOrder(
                        "INPUT_DRIFT true", "SCORE_DRIFT true", "INPUT_DRIFT false", "SCORE_DRIFT false");
        assertThat(verdicts().get(0).text().en() + verdicts().get(1).text().en())
                .contains("'flow'");
        assertThat(verdicts().get(0).text().en() + verdicts().get(1).text().en())
                .doesNotContain("'pressure'");
    }

    @Test
    void alarmsAreCountedByTheDayOnceAnHourWasWatched() {
        ServingMonitor monitor = monitor(ServingSpec.DEFAULT);
        monitor.alarm();
        monitor.watched(1_800);
        monitor.answered(ONE, 0.5, MILLI);
        now += 2_000 * MILLI;
        monitor.answered(ONE, 0.5, MILLI);
        monitor.watched(5_400);
        monitor.close();

        assertThat(served()).extracting(ServingFigures::alarmsPerDay).containsExactly(Double.NaN, 12.0);
    }

    @Test
    void slowAnswersGetAVerdictOnceTheyAreTheRule() {
        try (ServingMonitor monitor = monitor(ServingSpec.DEFAULT.withBudget(Duration.ofMillis(2)))) {
            for (int i = 0; i < 60; i++) {
                now += 100 * MILLI;
                monitor.answered(ONE, 0.5, 3 * MILLI);
            }
        }

        assertThat(verdicts()).extracting(Verdict::kind).containsExactly(Verdict.Kind.OVER_BUDGET);
        assertThat(verdicts().get(0).text().en()).contains("the budget is 2000 µs");
    }

    @Test
    void aWrongNumberOfInputsIsRefusedBeforeTheModelIsAsked() {
        ServingMonitor monitor = monitor(
                ServingSpec.DEFAULT.withReference(new ReferenceDistributions(List.of(gaussian("pressure")), null)));

        assertThatThrownBy(() -> monitor.answer(
                        new double[2],
                        () -> {
                            throw new AssertionError("asked");
                        },
                        answer -> 0))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected 1 numbers but got 2");
    }

    @Test
    void aTimeOfNothingIsRefused() {
        assertThatThrownBy(() -> ServingSpec.DEFAULT.withInterval(Duration.ZERO))
                .hasMessageContaining("serving.interval: expected a time above 0");
        assertThatThrownBy(() -> ServingSpec.DEFAULT.withBudget(Duration.ofMillis(-1)))
                .hasMessageContaining("serving.budget");
    }

    @Test
    @Timeout(60)
    void manyThreadsAskAtOnceAndNoAnswerIsLost() throws InterruptedException {
        int threads = 8;
        int each = 20_000;
        List<RunEvent> seen = new ArrayList<>();
        ServingMonitor monitor =
                new ServingMonitor(ServingSpec.DEFAULT.withInterval(Duration.ofNanos(100_000)), seen::add);
        CountDownLatch ready = new CountDownLatch(threads);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
                ready.countDown();
                for (int i = 0; i < each; i++) {
                    monitor.answered(ONE, 0.5, 1_000);
                }
            });
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        monitor.close();

        List<Long> answers = seen.stream()
                .filter(RunEvent.Served.class::isInstance)
                .map(event -> ((RunEvent.Served) event).figures().answers())
                .toList();
        assertThat(answers).isSorted();
        assertThat(answers.get(answers.size() - 1)).isEqualTo((long) threads * each);
    }

    private ServingMonitor monitor(ServingSpec spec) {
        return new ServingMonitor(spec, events::add, () -> now);
    }

    private ReferenceDistribution gaussian(String name) {
        return ReferenceDistribution.of(
                name, DoubleStream.generate(random::nextGaussian).limit(5_000).toArray());
    }

    /** Asks ten times a second; the second input and the score are moved. */
    private void ask(ServingMonitor monitor, int times, double moved) {
        for (int i = 0; i < times; i++) {
            now += 100 * MILLI;
            monitor.answered(
                    new double[] {random.nextGaussian(), random.nextGaussian() + moved},
                    random.nextGaussian() - moved,
                    MILLI);
        }
    }

    private List<ServingFigures> served() {
        return events.stream()
                .filter(RunEvent.Served.class::isInstance)
                .map(event -> ((RunEvent.Served) event).figures())
                .toList();
    }

    private List<Verdict> verdicts() {
        return events.stream()
                .filter(RunEvent.Judged.class::isInstance)
                .map(event -> ((RunEvent.Judged) event).verdict())
                .toList();
    }
}
