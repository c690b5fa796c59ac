package io.github.rnn4j.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static String written(double least, double greatest) {
        Scale scale = Scale.around(least, greatest, 0, 100);
        return scale.marks().stream().map(scale::text).collect(Collectors.joining(" "));
    }

    @Test
    void roundValuesAroundTheDataAreWrittenWithTheDigitsTheyNeed() {
        assertThat(written(0.803, 0.856)).isEqualTo("0.80 0.81 0.82 0.83 0.84 0.85 0.86");
        assertThat(written(0, 7)).isEqualTo("0 1 2 3 4 5 6 7");
        assertThat(written(0, 1.3)).isEqualTo("0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4");
        assertThat(written(-120, 800)).isEqualTo("-200 0 200 400 600 800");
    }

    @Test
    void equalValuesHaveAScaleToo() {
        Scale scale = Scale.around(0.5, 0.5, 0, 100);

        assertThat(scale.high()).isGreaterThan(scale.low());
        assertThat(scale.at(0.5)).isBetween(0.0, 100.0);
    }

    @Test
    void valuesHaveTheirPlaceBetweenTheEnds() {
        Scale scale = Scale.around(0, 10, 200, 100);

        assertThat(scale.at(0)).isEqualTo(200, within(1e-9));
        assertThat(scale.at(10)).isEqualTo(100, within(1e-9));
        assertThat(scale.at(2.5)).isEqualTo(175, within(1e-9));
    }
}
