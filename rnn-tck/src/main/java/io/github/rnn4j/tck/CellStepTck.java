package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cell computes: in both types, in parts as in whole, row by row, recorded as at once, and by its own formula. */
abstract class CellStepTck extends CellContract {
    private static final Tolerance ROUNDING = Tolerance.most(DType.FLOAT64);

    @CellContractRule(CellRule.BOTH_TYPES)
    @ParameterizedTest
    @MethodSource("cases")
    void float32GivesTheSameButForRounding(CellCase given) {
        CellData data = CellData.random(given, 3, 2, 63);
        CellRun.of(ops, DType.FLOAT32, given.fresh(), data, () -> {})
                .check(given + " in FLOAT32", CellRun.of(ops, given.fresh(), data), Tolerance.most(DType.FLOAT32));
    }

    @CellContractRule(CellRule.STEP_BY_STEP)
    @ParameterizedTest
    @MethodSource("cases")
    void projectingAllAtOnceIsProjectingInParts(CellCase given) {
        CellData data = CellData.random(given, 5, 3, 64);
        inParts(given, data, 2, 5).check(given + ", 2 steps, then 3", CellRun.of(ops, given.fresh(), data), ROUNDING);
    }

    @CellContractRule(CellRule.STEP_BY_STEP)
    @ParameterizedTest
    @MethodSource("cases")
    void projectingAllAtOnceIsProjectingOneStepAtATime(CellCase given) {
        CellData data = CellData.random(given, 5, 3, 64);
        inParts(given, data, 1, 2, 3, 4, 5)
                .check(given + ", one step at a time", CellRun.of(ops, given.fresh(), data), ROUNDING);
    }

    /** Runs parts of a sequence that end at these steps, each from the final state of the part before. */
    private CellValues inParts(CellCase given, CellData data, int... ends) {
        List<double[]> state = data.stateNames().stream().map(data::values).toList();
        List<double[]> outputs = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            CellValues part = CellRun.of(ops, given.fresh(), data.steps(from, end, state));
            outputs.add(part.output());
            state = part.finalState();
            from = end;
        }
        return new CellValues(joined(outputs), state);
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @CellContractRule(CellRule.ROWS_ALONE)
    @ParameterizedTest
    @MethodSource("cases")
    void aRowOfABatchIsTheRowAlone(CellCase given) {
        CellData data = CellData.random(given, 4, 3, 65);
        CellValues together = CellRun.of(ops, given.fresh(), data);
        for (int row = 0; row < data.batch(); row++) {
            CellValues alone = CellRun.of(ops, given.fresh(), data.row(row));
            together.row(data, row).check(given + ", row " + row + " of a batch", alone, ROUNDING);
        }
    }

    @CellContractRule(CellRule.REPLAY)
    @ParameterizedTest
    @MethodSource("cases")
    void aReplayedRecordingGivesWhatIsComputedAtOnce(CellCase given) {
        ComposedCell composed =
                new ComposedCell(given, given.descriptor().lengths(false).build(), 4, 3, List.of());
        RecordedCell recorded = new RecordedCell(ops, composed);
        for (int round = 0; round < 2; round++) {
            CellData data = CellData.random(given, 4, 3, 66 + round);
            CellValues atOnce = CellRun.of(ops, given.fresh(), data);
            List<double[]> parts = new ArrayList<>(List.of(atOnce.output()));
            parts.addAll(atOnce.finalState());
            double[] expected = joined(parts);
            double[] replayed = recorded.forward(composed.operands(data));
            ROUNDING.check(given + ", replayed with numbers " + round, Shape.of(expected.length), replayed, expected);
        }
    }

    @CellContractRule(CellRule.READ_AND_CARRIED)
    @ParameterizedTest
    @MethodSource("cases")
    void weightsOnTheStateMultiplyWhatIsRead(CellCase given) {
        CellData data = CellData.random(given, 1, 2, 71);
        List<double[]> nothing = states(data, 0);
        double[] before = CellRun.reading(ops, given.fresh(), data, nothing);
        for (String name : data.recurrentWeights()) {
            CellData other = data.with(name, CellData.random(given, 1, 2, 72).values(name));
            ROUNDING.check(
                    given + ", with nothing to read and another " + name,
                    Shape.of(before.length),
                    CellRun.reading(ops, given.fresh(), other, nothing),
                    before);
        }
    }

    @CellContractRule(CellRule.READ_AND_CARRIED)
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsReadCountsThroughWeightsOnly(CellCase given) {
        CellData data = CellData.random(given, 1, 2, 73);
        for (String name : data.recurrentWeights()) {
            data = data.with(name, new double[data.values(name).length]);
        }
        double[] before = CellRun.reading(ops, given.fresh(), data, states(data, 1));
        double[] after = CellRun.reading(ops, given.fresh(), data, states(data, -2));
        ROUNDING.check(
                given + ", without weights on the state, reading other numbers",
                Shape.of(before.length),
                after,
                before);
    }

    /** Returns parts of the state of one number throughout. */
    private static List<double[]> states(CellData data, double number) {
        return data.stateNames().stream()
                .map(name -> {
                    double[] part = new double[data.values(name).length];
                    Arrays.fill(part, number);
                    return part;
                })
                .toList();
    }

    @CellContractRule(CellRule.NOTHING_IGNORED)
    @ParameterizedTest
    @MethodSource("middle")
    void everyOperandHasAnInfluence(CellCase given) {
        CellData data = CellData.random(given, 3, 2, 68);
        CellData others = CellData.random(given, 3, 2, 69);
        CellValues before = CellRun.of(ops, given.fresh(), data);
        for (String name : data.names()) {
            CellValues after = CellRun.of(ops, given.fresh(), data.with(name, others.values(name)));
            assertThat(after.differs(before))
                    .as("%s: expected %s to change a result but got the same", given, name)
                    .isTrue();
        }
    }

    @CellContractRule(CellRule.FORMULA)
    @ParameterizedTest
    @MethodSource("cases")
    void stepsAgreeWithPlainLoops(CellCase given) {
        Optional<PlainStep> plain = cell().plainStep(given.options());
        assumeTrue(plain.isPresent(), "plainStep() gives no formula");
        CellData data = CellData.random(given, 3, 2, 70);
        CellValues found = CellRun.of(ops, given.fresh(), data);
        for (int row = 0; row < data.batch(); row++) {
            found.row(data, row).check(given + ", by plain loops", inPlainLoops(plain.get(), data.row(row)), ROUNDING);
        }
    }

    private static CellValues inPlainLoops(PlainStep plain, CellData row) {
        List<double[]> state = row.stateNames().stream().map(row::values).toList();
        List<double[]> outputs = new ArrayList<>();
        for (int t = 0; t < row.timeSteps(); t++) {
            double[] input = row.steps(t, t + 1, state).values(CellData.INPUT);
            List<double[]> next = plain.step(row::values, input, state);
            outputs.add(next.get(0));
            state = next.subList(1, next.size());
        }
        return new CellValues(joined(outputs), state);
    }
}
