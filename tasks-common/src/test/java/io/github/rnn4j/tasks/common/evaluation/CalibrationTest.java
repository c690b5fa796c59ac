package io.github.rnn4j.tasks.common.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** Four rows of each answer, three of them right: with a row more of each class, (6 + 1) of 8 + 2 in the mean. */
    private static final List<float[]> LOGITS = logits();

    private static final int[] LABELS = {1, 1, 1, 0, 0, 0, 0, 1};

    private static List<float[]> logits() {
        List<float[]> logits = new ArrayList<>();
        for (int row = 0; row < 8; row++) {
            logits.add(row < 4 ? new float[] {0, 6} : new float[] {6, 0});
        }
        return logits;
    }

    @Test
    void theTemperatureMakesAModelAboutAsSureAsItIsRight() {
        double temperature = TemperatureScaling.fit(LOGITS, LABELS);

        assertThat(temperature).isCloseTo(6 / Math.log(0.7 / 0.3), within(1e-5));
        Calibration calibration = Calibration.of(temperature, LOGITS, LABELS);
        double sure = 1 / (1 + Math.exp(-6));
        assertThat(calibration.before().expectedCalibrationError()).isCloseTo(sure - 0.75, within(1e-9));
        assertThat(calibration.after().expectedCalibrationError()).isCloseTo(0.05, within(1e-5));
        assertThat(calibration.after().logLoss()).isCloseTo(-0.75 * Math.log(0.7) - 0.25 * Math.log(0.3), within(1e-5));
        assertThat(calibration.after().brierScore()).isCloseTo(2 * (0.75 * 0.09 + 0.25 * 0.49), within(1e-5));
    }

    @Test
    void aModelThatIsAlwaysRightIsNotMadeEndlesslySure() {
        assertThat(TemperatureScaling.fit(LOGITS, new int[] {1, 1, 1, 1, 0, 0, 0, 0}))
                .isCloseTo(6 / Math.log(9), within(1e-5));
    }

    @Test
    void greatLogitsDoNotOverflow() {
        assertThat(Softmax.probabilities(new float[] {3000, 0, 3000}, 1))
                .containsExactly(new double[] {0.5, 0, 0.5}, within(1e-12));
        assertThat(Softmax.logProbability(new float[] {-3000, 0}, 1, 0)).isEqualTo(-3000);
        assertThat(Softmax.logOdds(new float[] {2, 0, 0}, 2, 0)).isCloseTo(1 - Math.log(2), within(1e-12));
    }
}
