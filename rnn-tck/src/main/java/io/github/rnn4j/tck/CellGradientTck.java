package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.CentralDifferences;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of everything a cell computes with, and padding that must not reach them. */
abstract class CellGradientTck extends CellContract {
    private static final int TIME_STEPS = 4;
    private static final List<Integer> LENGTHS = List.of(TIME_STEPS, 0, 2);
    private static final int SAMPLES = 8;

    @CellContractRule(CellRule.GRADIENTS)
    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAgreeWithCentralDifferences(CellCase given) {
        check(given, new ComposedCell(given, given.descriptor().lengths(false).build(), TIME_STEPS, 3, List.of()));
        check(given, new ComposedCell(given, given.descriptor().lengths(false).build(), 1, 1, List.of()));
    }

    @CellContractRule(CellRule.GRADIENTS)
    @ParameterizedTest
    @MethodSource("middle")
    void gradientsThroughLayersInBothDirectionsAgreeWithCentralDifferences(CellCase given) {
        check(
                given,
                new ComposedCell(
                        given,
                        given.descriptor()
                                .lengths(false)
                                .numLayers(2)
                                .direction(Direction.BIDIRECTIONAL)
                                .build(),
                        3,
                        2,
                        List.of()));
    }

    private void check(CellCase given, ComposedCell composed) {
        RandomValues random = new RandomValues(78);
        List<double[]> values = composed.shapes().stream()
                .map(shape -> random.between(-0.8, 0.8, shape))
                .toList();
        new CentralDifferences(ops, SAMPLES).check(given.toString(), composed.shapes(), values, composed::apply);
    }

    @CellContractRule(CellRule.PADDING)
    @ParameterizedTest
    @MethodSource("cases")
    void paddingReachesNoResultAndNoGradient(CellCase given) {
        CellData data = CellData.random(given, TIME_STEPS, LENGTHS.size(), 79);
        checkPadding(given.toString(), given, data);
        CellData fromZeros = data;
        for (String part : data.stateNames()) {
            fromZeros = fromZeros.with(part, new double[data.values(part).length]);
        }
        checkPadding(given + ", from a state of zeros", given, fromZeros);
    }

    private void checkPadding(String what, CellCase given, CellData data) {
        ComposedCell composed = padded(given);
        RecordedCell clean = new RecordedCell(ops, composed);
        RecordedCell spoilt = new RecordedCell(ops, padded(given));
        double[] expected = clean.forward(composed.operands(data));
        double[] found = spoilt.forward(composed.operands(data.with(CellData.INPUT, padded(data))));
        check(what + ": results with NaN in the padding", found, expected);
        List<double[]> gradients = clean.backward();
        List<double[]> withPadding = spoilt.backward();
        for (int i = 0; i < gradients.size(); i++) {
            String operand = ": gradient of operand " + i + " with NaN in the padding";
            check(what + operand, withPadding.get(i), gradients.get(i));
        }
    }

    private static ComposedCell padded(CellCase given) {
        return new ComposedCell(given, given.descriptor().lengths(true).build(), TIME_STEPS, LENGTHS.size(), LENGTHS);
    }

    /** Returns the input with NaN beyond each length. */
    private static double[] padded(CellData data) {
        double[] input = data.values(CellData.INPUT).clone();
        int features = input.length / TIME_STEPS / LENGTHS.size();
        for (int i = 0; i < input.length; i++) {
            int row = i / features % LENGTHS.size();
            if (i / features / LENGTHS.size() >= LENGTHS.get(row)) {
                input[i] = Double.NaN;
            }
        }
        return input;
    }

    private static void check(String what, double[] found, double[] expected) {
        assertThat(Arrays.stream(found).allMatch(Double::isFinite))
                .as("%s: expected finite numbers but got %s", what, Arrays.toString(found))
                .isTrue();
        Tolerance.most(DType.FLOAT64).check(what, Shape.of(expected.length), found, expected);
    }
}
