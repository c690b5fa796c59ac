package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineAnchorTest {
    /** States are drawn by three times the logits, so that three is what makes them right. */
    @Test
    void theFactorIsTheOneThatStatesWereDrawnBy() {
        RandomStream random = new RandomStream(new RandomKey(5, Purpose.TESTING, 0, 0));
        List<double[]> logits = new ArrayList<>();
        int[] labels = new int[20_000];
        for (int i = 0; i < labels.length; i++) {
            double logit = random.nextGaussian();
            logits.add(new double[] {0, logit});
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-3 * logit)) ? 1 : 0;
        }
        BaselineAnchor anchor = BaselineAnchor.fit("drawn", logits, labels);
        assertThat(anchor.factor()).isCloseTo(3, within(0.15));
        assertThat(anchor.offsets(new double[] {1, -2})).containsExactly(anchor.factor(), -2 * anchor.factor());
        assertThat(anchor.add(new double[] {10, 20}, new double[] {1, -2}))
                .containsExactly(10 + anchor.factor(), 20 - 2 * anchor.factor());
    }

    @Test
    void whatIsAlwaysRightBecomesSure() {
        assertThat(BaselineAnchor.fit("sure", List.of(new double[] {0, 1}, new double[] {1, 0}), new int[] {1, 0})
                        .factor())
                .isGreaterThan(20);
    }
}
