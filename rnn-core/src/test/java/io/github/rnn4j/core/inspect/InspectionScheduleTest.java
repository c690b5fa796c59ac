package io.github.rnn4j.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.train.InspectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InspectionScheduleTest {
    private final AtomicLong clock = new AtomicLong();
    private int read;

    @Test
    void theFirstStepsAreLookedIntoAtFixedSteps() {
        List<Long> looks = run(new InspectionSpec(10, 0.01, 1), 1, 60, 1_000);

        assertThat(looks).containsExactly(1L, 10L, 20L, 30L, 40L, 50L);
    }

    @Test
    void laterLooksTakeNoMoreThanTheirShareOfTheTime() {
        List<Long> looks = run(new InspectionSpec(5, 0.03, 1), 1, 20_000, 7);

        double share = (looks.size() - 1) * 7 / (double) clock.get();
        assertThat(share).isBetween(0.029, 0.03);
        assertThat(looks.get(looks.size() - 1)).isGreaterThan(19_000);
    }

    @Test
    void whatTheFirstLookTakesDoesNotCount() {
        InspectionSchedule schedule = schedule(new InspectionSpec(5, 0.03, 1), 1);
        clock.addAndGet(1_000_000);
        schedule.looked(48, 0);

        assertThat(schedule.isDue(52)).isFalse();
        assertThat(schedule.isDue(53)).isTrue();
        assertThat(schedule.isDue(54)).isFalse(); // looks are a multiple of 5 steps apart
        assertThat(schedule.isDue(58)).isTrue();
    }

    @Test
    void theClockOfTheThreadIsSeldomRead() {
        InspectionSchedule schedule = schedule(new InspectionSpec(1, 0.01, 1), 2);
        long step = 0;
        for (int look = 0; look < 2; look++) {
            step++;
            long begun = schedule.now();
            clock.addAndGet(1_000);
            schedule.looked(InspectionSpec.FIRST_STEPS + step, begun);
        }
        read = 0;

        long first = step;
        while (!schedule.isDue(InspectionSpec.FIRST_STEPS + ++step)) {
            clock.incrementAndGet();
        }

        // Of the time that a look must wait for, half goes by on the clock, of the rest half again, and so on.
        assertThat(step - first).isGreaterThan(190_000);
        assertThat(read).isLessThan(25);
    }

    @Test
    void looksThatCostNothingKeepTheirDistance() {
        List<Long> looks = run(new InspectionSpec(5, 0.03, 1), 1, 70, 0);

        assertThat(looks.subList(11, looks.size())).containsExactly(55L, 60L, 65L, 70L);
    }

    @Test
    void aTrainingThatGoesOnIsLookedIntoRightAway() {
        assertThat(run(new InspectionSpec(5, 0.03, 1), 1_003, 1_100, 1).get(0)).isEqualTo(1_003);
    }

    /** Where the time of day goes by so many times as fast as the thread's. */
    private InspectionSchedule schedule(InspectionSpec spec, int times) {
        return new InspectionSchedule(
                spec,
                () -> {
                    read++;
                    return clock.get();
                },
                () -> times * clock.get());
    }

    /** Each step takes 1, each look so much more. */
    private List<Long> run(InspectionSpec spec, long from, long to, long cost) {
        InspectionSchedule schedule = schedule(spec, 1);
        List<Long> looks = new ArrayList<>();
        for (long step = from; step <= to; step++) {
            clock.incrementAndGet();
            if (schedule.isDue(step)) {
                long begun = schedule.now();
                clock.addAndGet(cost);
                schedule.looked(step, begun);
                looks.add(step);
            }
        }
        return looks;
    }
}
