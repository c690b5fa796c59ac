package io.github.rnn4j.tasks.common.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectedResamplingTest {
    /** Critical values as tables of the distribution have them. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.05, 12.7062",
        "2, 0.05, 4.3027",
        "3, 0.05, 3.1824",
        "4, 0.05, 2.7764",
        "9, 0.05, 2.2622",
        "9, 0.01, 3.2498",
        "10, 0.10, 1.8125",
        "99, 0.05, 1.9842",
        "100, 0.05, 1.9840"
    })
    void studentsDistributionIsThatOfTheTables(int degrees, double probability, double critical) {
        assertThat(new StudentT(degrees).critical(probability)).isCloseTo(critical, within(5e-5));
        assertThat(new StudentT(degrees).twoSided(critical)).isCloseTo(probability, within(1e-5));
        assertThat(new StudentT(degrees).twoSided(-critical)).isCloseTo(probability, within(1e-5));
        assertThat(new StudentT(degrees).twoSided(0)).isEqualTo(1);
    }

    /** Mean 0.02, variance 0.0001; of five folds the variance of the mean is (1/5 + 1/4) of that. */
    @Test
    void repeatingAloneDoesNotMakeADifferenceSure() {
        double[] once = {0.01, 0.02, 0.03, 0.01, 0.03};
        double[] often = new double[50];
        for (int i = 0; i < often.length; i++) {
            often[i] = once[i % once.length];
        }

        CorrectedResampling few = CorrectedResampling.of(once, 0.25);
        CorrectedResampling many = CorrectedResampling.of(often, 0.25);

        assertThat(few.mean()).isCloseTo(0.02, within(1e-12));
        assertThat(few.error()).isCloseTo(Math.sqrt(0.45 * 1e-4), within(1e-12));
        assertThat(many.error()).isGreaterThan(Math.sqrt(0.25 * 0.8e-4));
        assertThat(CorrectedResampling.of(often, 0).error()).isLessThan(many.error() / 3);
    }

    @Test
    void theVerdictIsThatOfTheInterval() {
        double[] sure = {0.020, 0.021, 0.019, 0.020, 0.021};
        double[] unsure = {0.04, -0.02, 0.05, 0.01, -0.03};
        double[] below = {-0.020, -0.021, -0.019, -0.020, -0.021};

        assertThat(compare(sure).verdict()).isEqualTo("better");
        assertThat(compare(sure).p()).isLessThan(0.05);
        assertThat(compare(below).verdict()).isEqualTo("worse");
        assertThat(compare(unsure).verdict()).isEqualTo("tie");
        assertThat(compare(unsure).p()).isGreaterThan(0.05);
        assertThat(compare(new double[] {0, 0, 0}).p()).isEqualTo(1);
        assertThat(compare(new double[] {1, 1, 1}).p()).isZero();
    }

    private static Comparison compare(double[] differences) {
        return CorrectedResampling.of(differences, 0.25).compare("other", "f1");
    }
}
