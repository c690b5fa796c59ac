package io.github.rnn4j.monitoring.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import io.github.rnn4j.monitoring.event.Verdict.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Made-up trainings, ill and healthy. */
class TrainingHealthTest {
    private static final double NONE = Double.NaN;

    private final TrainingHealth health = new TrainingHealth();
    private final List<Verdict> verdicts = new ArrayList<>();

    @Test
    void aHealthyTrainingGetsNoVerdict() {
        for (int i = 0; i < 200; i++) {
            tell(look(flow(30, t -> 0.85), 0.1, NONE), step(0.7 * Math.exp(-i / 50.0), 2 - i / 150.0, 0.6 + i / 500.0));
        }
        for (int epoch = 1; epoch <= 20; epoch++) {
            tell(epoch(epoch, 0.7 / epoch, 0.5 + 0.2 / epoch));
        }

        assertThat(verdicts).isEmpty();
    }

    @Test
    void aGradientThatDoesNotArriveVanishesOnceItHeld() {
        LayerFigures vanishing = new LayerFigures("rnn.l0", flow(40, t -> 0.7), 0, NONE, 0.6);
        tell(look(vanishing), look(vanishing));
        assertThat(verdicts).isEmpty();
        tell(look(vanishing), look(vanishing), look(vanishing));

        assertThat(kinds()).containsExactly(Kind.VANISHING);
        assertThat(verdicts.get(0).figure()).isBetween(1e-7, 1e-4);
        assertThat(verdicts.get(0).text().en())
                .startsWith("The first of 40 time steps get ")
                .endsWith("(layer rnn.l0).");
        assertThat(verdicts.get(0).text().zh()).contains("40").contains("rnn.l0");
        assertThat(verdicts.get(0).remedy().en()).contains("irnn");
    }

    @Test
    void overFewStepsNothingVanishesOrExplodes() {
        for (int i = 0; i < 10; i++) {
            tell(look(flow(7, t -> 0.1), NONE, NONE), look(flow(7, t -> 20), NONE, NONE));
        }

        assertThat(verdicts).isEmpty();
    }

    @Test
    void withoutAnyGradientNothingIsSaid() {
        for (int i = 0; i < 10; i++) {
            tell(look(Collections.nCopies(30, 0.0), NONE, NONE), look(Collections.nCopies(30, Double.NaN), NONE, NONE));
        }

        assertThat(verdicts).isEmpty();
    }

    @Test
    void aGradientThatGrowsOnItsWayBackExplodes() {
        tell(look(new LayerFigures("rnn.l0", flow(20, t -> 1.5), NONE, 0, 1.5)));
        assertThat(verdicts).isEmpty();
        tell(look(new LayerFigures("rnn.l0", flow(20, t -> 1.5), NONE, 0, 1.5)));

        assertThat(kinds()).containsExactly(Kind.EXPLODING);
        assertThat(verdicts.get(0).text().en()).contains("spectral radius 1.50");
    }

    @Test
    void aVerdictIsTakenBackOnceItNoLongerHeld() {
        List<Double> exploding = flow(20, t -> 1.5);
        List<Double> steady = flow(20, t -> 1);
        tell(look(exploding, NONE, 0), look(exploding, NONE, 0));
        tell(look(steady, NONE, 0), look(exploding, NONE, 0), look(steady, NONE, 0));
        assertThat(kinds()).containsExactly(Kind.EXPLODING);
        tell(look(steady, NONE, 0));

        assertThat(kinds()).containsExactly(Kind.EXPLODING, Kind.EXPLODING);
        assertThat(verdicts.get(1).holds()).isFalse();
        assertThat(verdicts.get(1).figure()).isEqualTo(1);
    }

    @Test
    void stepAfterStepShortenedToLessThanHalfIsClippingAlwaysOn() {
        for (int i = 0; i < 7; i++) {
            tell(step(0.7, 100, 0.01));
        }
        assertThat(verdicts).isEmpty();
        tell(step(0.7, 100, 0.01));

        assertThat(kinds()).containsExactly(Kind.CLIPPING_ALWAYS_ON);
        assertThat(verdicts.get(0).text().en()).contains("0.0100").contains("norm 100");
    }

    @Test
    void nowAndThenAClippedStepIsUsual() {
        for (int i = 0; i < 100; i++) {
            tell(step(0.7, 5, i % 7 == 0 ? 1 : 0.3), step(0.7, 5, 0.6));
        }

        assertThat(verdicts).isEmpty();
    }

    @Test
    void moreThanHalfOfTheUnitsDeadAreMany() {
        for (int i = 0; i < 5; i++) {
            tell(look(flow(20, t -> 1), NONE, 0.5));
        }
        assertThat(verdicts).isEmpty();
        for (int i = 0; i < 5; i++) {
            tell(look(flow(20, t -> 1), NONE, 0.75));
        }

        assertThat(kinds()).containsExactly(Kind.DEAD_UNITS);
        assertThat(verdicts.get(0).text().zh()).contains("75%");
    }

    @Test
    void moreThanHalfOfTheStatesAtTheirBoundsAreSaturated() {
        for (int i = 0; i < 5; i++) {
            tell(look(flow(20, t -> 1), 0.5, NONE));
        }
        assertThat(verdicts).isEmpty();
        for (int i = 0; i < 5; i++) {
            tell(look(flow(20, t -> 1), 0.9, NONE));
        }

        assertThat(kinds()).containsExactly(Kind.SATURATED);
    }

    @Test
    void aLossWellAboveTheFirstIsNotLearning() {
        tell(step(0.7, 1, 1));
        for (int i = 0; i < 8; i++) {
            tell(step(30 - i, 1, 1));
        }

        assertThat(kinds()).containsExactly(Kind.NOT_LEARNING);
        assertThat(verdicts.get(0).text().en()).contains("was 0.700 at first");
    }

    @Test
    void aLossBelowZeroThatGoesUpALittleIsLearning() {
        for (int i = 0; i < 100; i++) {
            tell(step(-9 + (i % 5), 1, 1));
        }

        assertThat(verdicts).isEmpty();
    }

    @Test
    void epochsThatBringNothingAreNotLearning() {
        for (int epoch = 1; epoch <= 4; epoch++) {
            stepsOf(0.7);
            tell(epoch(epoch, 0.7, 0.7));
        }
        stepsOf(0.7);

        assertThat(kinds()).containsExactly(Kind.NOT_LEARNING);
        assertThat(verdicts.get(0).text().en()).startsWith("The loss is 0.700 at best after 3 epochs");
    }

    @Test
    void aLossThatStandsStillAfterItHasFallenIsHowTrainingEnds() {
        stepsOf(0.7);
        for (int epoch = 1; epoch <= 10; epoch++) {
            stepsOf(0.3);
            tell(epoch(epoch, 0.3, 0.4));
        }

        assertThat(verdicts).isEmpty();
    }

    private void stepsOf(double loss) {
        for (int i = 0; i < 10; i++) {
            tell(step(loss, 1, 1));
        }
    }

    @Test
    void validationThatRisesWhileTrainingFallsIsOverfitting() {
        tell(epoch(1, 0.5, 0.5), epoch(2, 0.4, 0.45), epoch(3, 0.3, 0.5));
        assertThat(verdicts).isEmpty();
        tell(epoch(4, 0.2, 0.6));

        assertThat(kinds()).containsExactly(Kind.OVERFITTING);
        assertThat(verdicts.get(0).text().en())
                .isEqualTo(
                        "The validation loss is 0.600, and was 0.450 at best; the training loss went from 0.400 to 0.200"
                                + " meanwhile.");
    }

    @Test
    void validationThatRisesWithTrainingIsNoOverfitting() {
        tell(epoch(1, 0.5, 0.5), epoch(2, 0.6, 0.7), epoch(3, 0.7, 0.8), epoch(4, 0.8, 0.9));

        assertThat(verdicts).isEmpty();
    }

    @Test
    void validationThatStaysBelowTrainingIsNoOverfitting() {
        tell(epoch(1, 0.5, 0.1), epoch(2, 0.4, 0.2), epoch(3, 0.39, 0.3), epoch(4, 0.38, 0.37));

        assertThat(verdicts).isEmpty();
    }

    @Test
    void whatIsNotFiniteIsSaidAtOnce() {
        tell(step(Double.NaN, 1, 1));

        assertThat(kinds()).containsExactly(Kind.NON_FINITE);
    }

    @Test
    void stepsThatALossScaleLeavesOutAreNoTrouble() {
        tell(skipped(1, 1024), skipped(2, 512));
        assertThat(verdicts).isEmpty();
        tell(skipped(3, 1));

        assertThat(kinds()).containsExactly(Kind.NON_FINITE);
    }

    private static RunEvent skipped(long skipped, double lossScale) {
        return new RunEvent.Stepped("net", 1, 1, 0.7, 1, 1, lossScale, skipped, 100, 1);
    }

    private void tell(RunEvent... events) {
        for (RunEvent event : events) {
            verdicts.addAll(health.on(event));
        }
    }

    private List<Kind> kinds() {
        return verdicts.stream().map(Verdict::kind).toList();
    }

    private static RunEvent step(double loss, double norm, double clipped) {
        return new RunEvent.Stepped("net", 1, 1, loss, norm, clipped, 1, 0, 100, 1);
    }

    private static RunEvent epoch(int number, double train, double validation) {
        return new RunEvent.EpochFinished("net", number, train, validation, "f1", 0.5, false, 1);
    }

    private static RunEvent look(List<Double> norms, double saturated, double dead) {
        return look(new LayerFigures("rnn.l0", norms, saturated, dead, NONE));
    }

    private static RunEvent look(LayerFigures layer) {
        return new RunEvent.Inspected("net", 1, 1, List.of(), List.of(layer));
    }

    /** Each step's norm is a multiple of the next one's. */
    private static List<Double> flow(int steps, DoubleUnaryOperator multiple) {
        List<Double> norms = new ArrayList<>();
        double norm = 1;
        for (int t = steps; t >= 1; t--) {
            norms.add(norm);
            norm *= multiple.applyAsDouble(t);
        }
        Collections.reverse(norms);
        return norms;
    }
}
