package io.github.rnn4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tests run in a Turkish locale, where a decimal point would be a comma. */
class FiguresTest {
    @Test
    void numbersLookTheSameOnEveryMachine() {
        assertThat(Figures.score(0.93456)).isEqualTo("0.9346");
        assertThat(Figures.difference(0.01)).isEqualTo("+0.0100");
        assertThat(Figures.difference(-0.01)).isEqualTo("-0.0100");
        assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
        assertThat(Figures.number(2000)).isEqualTo("2,000");
        assertThat(Figures.number(0.125)).isEqualTo("0.125");
        assertThat(Figures.micros(1234.4)).isEqualTo("1,234 µs");
    }

    @Test
    void timesComeInTheUnitThatPeopleUse() {
        assertThat(Figures.seconds(1.25)).isEqualTo("1.3 s");
        assertThat(Figures.seconds(125)).isEqualTo("2 min 05 s");
    }
}
