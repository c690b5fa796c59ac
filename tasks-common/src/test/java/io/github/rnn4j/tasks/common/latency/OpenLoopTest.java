package io.github.rnn4j.tasks.common.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    /** Three digits of each time are kept. */
    private static final Percentage DIGITS = withinPercentage(0.1);

    private static final long SHORT_NANOS = 10_000;
    private static final long LONG_NANOS = 100_000_000;
    private static final LatencySpec A_SECOND =
            LatencySpec.DEFAULT.withRate(1_000).withDuration(Duration.ofSeconds(1));

    /** What it says if each call takes 10 microseconds but the 500th after the warm-up, which takes 100 milliseconds. */
    private static LatencyMicros withALongCall(LatencySpec spec, List<Long> took) {
        MadeUpClock clock = new MadeUpClock(0);
        return new OpenLoop(clock).run(spec, call -> {
            long before = clock.now();
            clock.pass(call == OpenLoop.WARM_UP_CALLS + 500 ? LONG_NANOS : SHORT_NANOS);
            took.add(clock.now() - before);
            return call;
        });
    }

    @Test
    void aLongCallMakesThoseBehindItLateWhichAClosedLoopWouldNotSee() {
        List<Long> took = new ArrayList<>();

        LatencyMicros latency = withALongCall(A_SECOND.withBudget(Duration.ofMillis(1)), took);

        LatencyMicros.Budget budget = Objects.requireNonNull(latency.budget());
        assertThat(budget).isEqualTo(new LatencyMicros.Budget(1_000, 100, 0.1));
        assertThat(took.stream().filter(nanos -> nanos > 1_000_000)).containsExactly(LONG_NANOS);
        assertThat(latency.calls()).isEqualTo(1_000);
        assertThat(latency.p50()).isCloseTo(10, DIGITS);
        assertThat(latency.max()).isCloseTo(100_000, DIGITS);
    }

    /** Each is due a millisecond after the one before, and has its answer 10 microseconds after it. */
    @Test
    void theLatenciesOfThoseFallByWhatTheyBecomeDueLater() {
        LatencyMicros latency = withALongCall(A_SECOND, new ArrayList<>());

        assertThat(latency.p999()).isCloseTo(100_000 - 990, DIGITS);
        assertThat(latency.p99()).isCloseTo(100_000 - 10 * 990, DIGITS);
        assertThat(IntStream.of(1, 25, 50, 75, 100).mapToLong(millis -> Objects.requireNonNull(
                                withALongCall(A_SECOND.withBudget(Duration.ofMillis(millis)), new ArrayList<>())
                                        .budget())
                        .over()))
                .containsExactly(100L, 76L, 51L, 26L, 0L);
    }

    @Test
    void callsThatComeFasterThanAnswersWaitLongerAndLonger() {
        MadeUpClock clock = new MadeUpClock(0);

        LatencyMicros latency = new OpenLoop(clock).run(A_SECOND, call -> {
            clock.pass(2_000_000);
            return call;
        });

        assertThat(latency.busyShare()).isEqualTo(1);
        assertThat(latency.p50()).isCloseTo(2_000 + 499 * 1_000, DIGITS);
        assertThat(latency.max()).isCloseTo(2_000 + 999 * 1_000, DIGITS);
    }

    @Test
    void whatTheGeneratorIsLateByCountsAndIsShownApart() {
        MadeUpClock clock = new MadeUpClock(80_000);

        LatencyMicros latency = new OpenLoop(clock).run(A_SECOND, call -> {
            clock.pass(call == OpenLoop.WARM_UP_CALLS ? LONG_NANOS : SHORT_NANOS);
            return call;
        });

        assertThat(latency.p50()).isCloseTo(90, DIGITS);
        // Those that waited for an answer were not late by the generator's doing.
        assertThat(latency.generator().p99()).isCloseTo(80, DIGITS);
        assertThat(latency.generator().max()).isCloseTo(80, DIGITS);
    }

    @Test
    void whatIsAskedToWarmUpIsNotMeasuredAndNeverTakesLongerThanTheDuration() {
        MadeUpClock clock = new MadeUpClock(0);
        List<Integer> numbers = new ArrayList<>();

        LatencyMicros latency = new OpenLoop(clock).run(A_SECOND, call -> {
            numbers.add(call);
            clock.pass(call < 100 ? 10_000_000 : SHORT_NANOS);
            return call;
        });

        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, 1_100).boxed().toList());
        assertThat(latency.max()).isCloseTo(10, DIGITS);
        assertThat(latency.busyShare()).isCloseTo(0.01, withinPercentage(1));
        assertThat(latency.budget()).isNull();
    }

    @Test
    void whatPreparesForACallIsNotTimed() {
        MadeUpClock clock = new MadeUpClock(0);
        List<Integer> prepared = new ArrayList<>();

        LatencyMicros latency = new OpenLoop(clock).run(A_SECOND, new TimedCall() {
            @Override
            public Object answer(int number) {
                assertThat(prepared).hasSize(number + 1);
                clock.pass(SHORT_NANOS);
                return number;
            }

            @Override
            public void prepare(int number) {
                prepared.add(number);
                clock.pass(500_000);
            }
        });

        assertThat(latency.max()).isCloseTo(10, DIGITS);
        assertThat(latency.busyShare()).isCloseTo(0.01, withinPercentage(1));
    }

    @Test
    void theSystemsClockIsNeverEarly() {
        SystemClock clock = new SystemClock();
        for (long nanos : new long[] {0, 1_000, 100_000, 2_000_000}) {
            long due = clock.now() + nanos;
            clock.await(due);
            assertThat(clock.now()).isGreaterThanOrEqualTo(due);
        }
    }

    @Test
    void theNumbersOfCallsAreThoseOfRateAndDuration() {
        int[] asked = new int[1];
        LatencySpec spec = LatencySpec.DEFAULT.withRate(10_000).withDuration(Duration.ofMillis(10));

        LatencyMicros latency = OpenLoop.measure(spec, call -> asked[0]++);

        assertThat(latency.calls()).isEqualTo(100);
        assertThat(latency.rate()).isEqualTo(10_000);
        assertThat(asked[0]).isBetween(101, 100 + OpenLoop.WARM_UP_CALLS);
        assertThat(latency.p50()).isPositive().isLessThanOrEqualTo(latency.p99());
        assertThat(latency.p99()).isLessThanOrEqualTo(latency.p999());
        assertThat(latency.p999()).isLessThanOrEqualTo(latency.max());
    }
}
