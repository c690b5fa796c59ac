package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuantileBinsTest {
    @Test
    void aThresholdOnRoundedNumbersIsOneOnTheNumbersThemselves() {
        RandomStream random = new RandomStream(new RandomKey(1, Purpose.TESTING, 0, 0));
        for (int count : new int[] {1, 3, 63, 64, 65, 1_000}) {
            double[][] rows = new double[count][1];
            Arrays.setAll(rows, row -> new double[] {Math.rint(random.nextGaussian() * 20)});
            QuantileBins bins = new QuantileBins(rows);
            double[] rounded = Arrays.stream(rows)
                    .mapToDouble(row -> bins.round(0, row[0]))
                    .sorted()
                    .distinct()
                    .toArray();
            for (int i = 0; i + 1 < rounded.length; i++) {
                double threshold = (rounded[i] + rounded[i + 1]) / 2;
                double below = bins.below(0, threshold);
                for (double[] row : rows) {
                    assertThat(row[0] <= below).isEqualTo(bins.round(0, row[0]) <= threshold);
                }
            }
        }
    }

    @Test
    void whatIsAboveAllThatWasSeenIsTheGreatest() {
        QuantileBins bins = new QuantileBins(new double[][] {{1, 5}, {2, 6}});
        assertThat(bins.round(0, 99)).isEqualTo(2);
        assertThat(bins.round(1, -99)).isEqualTo(5);
    }
}
