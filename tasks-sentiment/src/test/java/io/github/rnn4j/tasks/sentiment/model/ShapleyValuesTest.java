package io.github.rnn4j.tasks.sentiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ShapleyValuesTest {
    @Test
    void whoAddsTheSameInEveryOrderGetsJustThat() {
        ShapleyValues values = of(3, set -> 0.5 + (set[0] ? 2 : 0) + (set[1] ? -3 : 0));

        assertThat(values.base()).isEqualTo(0.5);
        assertThat(values.value(0)).isCloseTo(2, within(1e-12));
        assertThat(values.value(1)).isCloseTo(-3, within(1e-12));
        assertThat(values.value(2)).isCloseTo(0, within(1e-12));
    }

    @Test
    void whatTwoDoTogetherIsSharedInHalves() {
        ShapleyValues values = of(2, set -> set[0] && set[1] ? 4 : 0);

        assertThat(values.value(0)).isCloseTo(2, within(1e-12));
        assertThat(values.value(1)).isCloseTo(2, within(1e-12));
    }

    @Test
    void valuesOfManyPlayersAddUpAndAreTheSameAgain() {
        int players = 50;
        ToDoubleFunction<boolean[]> achieved = set -> {
            double sum = 1;
            for (int i = 1; i < players; i++) {
                sum += (set[i] ? i : 0) + (set[i] && set[i - 1] ? 1.0 / i : 0);
            }
            return sum;
        };
        boolean[] all = new boolean[players];
        Arrays.fill(all, true);
        ShapleyValues values = of(players, achieved);
        ShapleyValues again = of(players, achieved);
        double sum = values.base();
        for (int i = 0; i < players; i++) {
            sum += values.value(i);
            assertThat(again.value(i)).isEqualTo(values.value(i));
        }

        assertThat(sum).isCloseTo(achieved.applyAsDouble(all), within(1e-9));
    }

    private static ShapleyValues of(int players, ToDoubleFunction<boolean[]> achieved) {
        return ShapleyValues.of(
                players,
                (List<boolean[]> sets) -> sets.stream().mapToDouble(achieved).toArray());
    }
}
