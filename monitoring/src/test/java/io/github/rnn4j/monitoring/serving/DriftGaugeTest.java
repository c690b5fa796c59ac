package io.github.rnn4j.monitoring.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.data.ReferenceDistribution;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DriftGaugeTest {
    private final Random random = new Random(7);
    private final DriftGauge gauge = new DriftGauge(ReferenceDistribution.of(
            "pressure",
            DoubleStream.generate(random::nextGaussian).limit(20_000).toArray()));

    @Test
    void valuesLikeThoseOfTheTrainingDoNotDrift() {
        add(2_000, random::nextGaussian);

        assertThat(gauge.index()).isBetween(0.0, 0.03);
    }

    @Test
    void itIsTheSumThatThePaperSays() {
        DriftGauge two = new DriftGauge(new ReferenceDistribution("x", List.of(0.0), List.of(300L, 700L)));
        for (int i = 0; i < 500; i++) {
            two.add(i % 2 == 0 ? -1 : 1);
        }

        double low = 300.5 / 1_001;
        assertThat(two.index())
                .isCloseTo(
                        (0.5 - low) * Math.log(0.5 / low) + (0.5 - (1 - low)) * Math.log(0.5 / (1 - low)),
                        within(1e-12));
    }

    @Test
    void whatMovesAwayDriftsTheMoreTheFurtherItIs() {
        add(2_000, () -> random.nextGaussian() + 0.3);
        double little = gauge.index();
        add(2_000, () -> random.nextGaussian() + 1);
        double much = gauge.index();

        assertThat(little).isBetween(0.05, 0.25);
        assertThat(much).isGreaterThan(0.5);
    }

    @Test
    void whatNoTrainingValueCameNearIsFoundToo() {
        add(1_400, random::nextGaussian);
        double before = gauge.index();
        add(100, () -> 40);

        assertThat(gauge.index()).isGreaterThan(before + 0.2).isFinite();
    }

    @Test
    void whatIsOverIsForgotten() {
        add(3_000, () -> random.nextGaussian() + 2);
        add(3 * DriftGauge.BLOCK, random::nextGaussian);

        assertThat(gauge.index()).isLessThan(0.03);
    }

    @Test
    void aConstantThatChangesDrifts() {
        DriftGauge constant = new DriftGauge(ReferenceDistribution.of("valve", new double[] {3, 3, 3, 3, 3, 3, 3, 3}));
        for (int i = 0; i < 600; i++) {
            constant.add(2.5);
        }

        assertThat(constant.index()).isGreaterThan(1).isFinite();
    }

    @Test
    void tooFewValuesSayNothingAndThoseThatAreNotFiniteDoNotCount() {
        add(DriftGauge.FEWEST_VALUES - 1, random::nextGaussian);
        add(500, () -> Double.NaN);
        assertThat(gauge.index()).isNaN();

        add(1, random::nextGaussian);
        assertThat(gauge.index()).isBetween(0.0, 0.08);
    }

    private void add(int count, DoubleSupplier values) {
        for (int i = 0; i < count; i++) {
            gauge.add(values.getAsDouble());
        }
    }
}
