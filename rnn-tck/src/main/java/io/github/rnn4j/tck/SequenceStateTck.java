package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fused sequences keep from call to call, and what they must not. */
@Experimental
public abstract class SequenceStateTck extends FusedContract {
    /** For subclasses. */
    protected SequenceStateTck() {}

    @ContractRule(Rule.FUSED_PADDING)
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.SequenceCase#padded")
    void paddingChangesNothingEvenAsNotANumber(SequenceCase given) {
        SequenceValues zeros =
                fused(SequenceData.random(given, 34, 0)).forward().backward().all();
        SequenceValues nan = fused(SequenceData.random(given, 34, Double.NaN))
                .forward()
                .backward()
                .all();
        nan.checkSameBits(given + " with NaN in the padding", zeros);
    }

    @ContractRule(Rule.FUSED_RESERVES)
    @ParameterizedTest
    @MethodSource(CASES)
    void manyReservesAreAliveAtOnceAndUsedInAnyOrder(SequenceCase given) {
        FusedRun first = fused(SequenceData.random(given, 35, 0));
        List<FusedRun> runs = new ArrayList<>(List.of(first));
        runs.add(first.another(backend, session, SequenceData.random(given, 36, 0)));
        runs.add(first.another(backend, session, SequenceData.random(given, 37, 0)));
        List<SequenceValues> alone = new ArrayList<>();
        for (FusedRun run : runs) {
            alone.add(run.forward().backward().all());
            ops.fill(run.gradient().storage(), 0);
        }
        runs.forEach(FusedRun::forward);
        for (int i : new int[] {1, 0, 2}) {
            runs.get(i).backward().all().checkSameBits(given + ", pass " + i + " of three at once", alone.get(i));
        }
    }

    @ContractRule(Rule.FUSED_IN_PLACE)
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.SequenceCase#started")
    void theFinalStateMayOverwriteTheInitialOne(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 38, 0);
        FusedRun run = fused(data).forward();
        SequenceValues expected = run.results();
        SequenceForward pass = run.forwardPass();
        List<Tensor> state = pass.initialState();
        run.executor()
                .forward(new SequenceForward(
                        pass.parameters(), pass.input(), pass.lengths(), state, pass.output(), state, pass.reserve()));
        for (int part = 0; part < state.size(); part++) {
            assertThat(TensorValues.read(ops, state.get(part)))
                    .as("%s: part %s of the state in place", given, part)
                    .containsExactly(expected.get(data.finalState().get(part)));
        }
        assertThat(run.results().get(SequenceData.OUTPUT))
                .as("%s: output", given)
                .containsExactly(expected.get(SequenceData.OUTPUT));
    }

    @ContractRule(Rule.FUSED_ROWS_ALONE)
    @ParameterizedTest
    @MethodSource(CASES)
    void aRowOfABatchIsTheRowAlone(SequenceCase given) {
        assumeTrue(backend.capabilities().has(Feature.DETERMINISTIC), "DETERMINISTIC is not declared");
        SequenceData data = SequenceData.random(given, 39, 0);
        FusedRun batch = fused(data);
        SequenceValues together = batch.forward().results();
        for (int row = 0; row < given.batch(); row++) {
            SequenceValues alone =
                    batch.another(backend, session, data.row(row)).forward().results();
            for (String name : data.results()) {
                assertThat(SequenceData.pick(together.get(name), together.shape(name), row))
                        .as("%s: %s of row %s of a batch of %s", given, name, row, given.batch())
                        .containsExactly(alone.get(name));
            }
        }
    }

    @ContractRule(Rule.FUSED_SMALLER_CALLS)
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.SequenceCase#divisible")
    void callsOfDifferentSizesShareAnExecutor(SequenceCase given) {
        SequenceData large = SequenceData.random(given, 40, 0);
        FusedRun run = fused(large);
        SequenceValues before = run.forward().backward().all();
        SequenceData small = SequenceData.random(given.smaller(2, 1), 40, 0);
        SequenceValues expected = fused(small).forward().backward().all();
        FusedRun smaller = run.another(backend, session, small);
        small.parameters().forEach(parameter -> run.write(parameter.name(), small.values(parameter.name())));
        smaller.forward().backward().all().checkSameBits(given + ", 2 steps of 1 row", expected);
        large.parameters().forEach(parameter -> run.write(parameter.name(), large.values(parameter.name())));
        ops.fill(run.gradient().storage(), 0);
        run.forward().backward().all().checkSameBits(given + ", the large call again", before);
    }

    @ContractRule(Rule.FUSED_VERSIONS)
    @ParameterizedTest
    @MethodSource(CASES)
    void changedParametersAreSeen(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 41, 0);
        FusedRun run = fused(data);
        SequenceValues before = run.forward().results();
        ops.fill(run.parameters().storage(), 0);
        run.parameters().touch();
        SequenceValues fresh = fused(data.withoutParameters()).forward().results();
        run.forward().results().checkSameBits(given + " where all parameters are 0", fresh);
        data.parameters().forEach(parameter -> run.write(parameter.name(), data.values(parameter.name())));
        run.forward().results().checkSameBits(given + " after a new upload", before);
    }

    @ContractRule(Rule.SAME_BITS_FUSED)
    @ParameterizedTest
    @MethodSource(CASES)
    void equalCallsGiveEqualBits(SequenceCase given) {
        assumeTrue(backend.capabilities().has(Feature.DETERMINISTIC), "DETERMINISTIC is not declared");
        SequenceData data = SequenceData.random(given, 42, 0);
        SequenceValues first = fused(data).forward().backward().all();
        try (Session other = backend.newSession(Mode.TRAINING)) {
            other.ops().allocate(given.descriptor().storage(), Shape.of(3));
            FusedRun.of(backend, other, data)
                    .forward()
                    .backward()
                    .all()
                    .checkSameBits(given + " in another session", first);
        }
    }
}
