package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.fixture.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sequences that autodiff composes from this backend's primitives: lengths, initial states, layers, directions. */
@Experimental
public abstract class ComposedSequenceTck extends BackendContract {
    /** For subclasses. */
    protected ComposedSequenceTck() {}

    @ContractRule(Rule.COMPOSED_SEQUENCE)
    @ParameterizedTest
    @MethodSource({FusedContract.CASES, FusedContract.STEP_STATE_CASES})
    void composedSequencesAgreeWithTheOracle(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 30, 0);
        DType dtype = given.descriptor().storage();
        ComposedRun.run(ops, dtype, data)
                .check(
                        given + ", composed on the oracle",
                        ComposedRun.run(oracle, DType.FLOAT64, data),
                        Tolerance.most(dtype));
    }

    @ContractRule(Rule.COMPOSED_PADDING)
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.SequenceCase#padded")
    void paddingChangesNothingEvenAsNotANumber(SequenceCase given) {
        DType dtype = given.descriptor().storage();
        SequenceValues zeros = ComposedRun.run(ops, dtype, SequenceData.random(given, 34, 0));
        SequenceValues nan = ComposedRun.run(ops, dtype, SequenceData.random(given, 34, Double.NaN));
        nan.checkSameBits(given + " with NaN in the padding", zeros);
    }
}
