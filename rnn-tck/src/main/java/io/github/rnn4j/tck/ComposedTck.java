package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.fixture.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences composed of this backend's primitives against the oracle: one pass, and a short training. */
@Experimental
public abstract class ComposedTck extends BackendContract {
    /** For subclasses. */
    protected ComposedTck() {}

    @ContractRule(Rule.COMPOSED_SEQUENCES)
    @ParameterizedTest
    @MethodSource({FusedContract.CASES, FusedContract.STEP_STATE_CASES})
    void composedSequencesAgreeWithTheOracle(SequenceCase given) {
        DType dtype = given.descriptor().storage();
        SequenceValues truth = ComposedRun.run(oracle, DType.FLOAT64, SequenceData.random(given, 53, 0));
        ComposedRun.run(ops, dtype, SequenceData.random(given, 53, Double.NaN))
                .check(given + ", NaN in the padding", truth, Tolerance.oneStep(dtype));
    }

    @ContractRule(Rule.COMPOSED_PADDING)
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.SequenceCase#padded")
    void paddingChangesNothingEvenAsNotANumber(SequenceCase given) {
        DType dtype = given.descriptor().storage();
        SequenceValues zeros = ComposedRun.run(ops, dtype, SequenceData.random(given, 57, 0));
        SequenceValues nan = ComposedRun.run(ops, dtype, SequenceData.random(given, 57, Double.NaN));
        nan.checkSameBits(given + " with NaN in the padding", zeros);
    }

    @ContractRule(Rule.TRAINING)
    @ParameterizedTest
    @MethodSource(FusedContract.TRAINED_CASES)
    void twentyStepsEndWhereTheOracleEnds(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 54, Double.NaN);
        DType dtype = given.descriptor().storage();
        SequenceValues found = new TrainingRun(ops, dtype, data, new ComposedRun(ops, dtype, data)).twentySteps();
        found.check(given + " after 20 Adam steps", TrainingRun.truth(oracle, data), Tolerance.twentySteps(dtype));
    }
}
