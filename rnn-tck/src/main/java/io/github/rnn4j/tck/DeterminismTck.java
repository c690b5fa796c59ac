package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.fixture.Threads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Equal calls, equal bits; in many sessions as in one. */
@Experimental
public abstract class DeterminismTck extends BackendContract {
    /** For subclasses. */
    protected DeterminismTck() {}

    @ContractRule(Rule.SAME_BITS)
    @FloatingTypes
    void equalCallsGiveEqualBits(DType dtype) {
        assumeTrue(backend.capabilities().has(Feature.DETERMINISTIC), "DETERMINISTIC is not declared");
        double[] first = Chain.run(ops, dtype);
        assertThat(Chain.run(ops, dtype)).as("again in the same session").containsExactly(first);
        try (Session other = backend.newSession(Mode.INFERENCE)) {
            assertThat(Chain.run(other.ops(), dtype)).as("in another session").containsExactly(first);
        }
        try (Backend second = provider().open(BackendOptions.DEFAULT)) {
            assertThat(Chain.run(second.newSession(Mode.TRAINING).ops(), dtype))
                    .as("in another backend")
                    .containsExactly(first);
        }
    }

    @ContractRule(Rule.HONEST_CONCURRENCY)
    @ParameterizedTest
    @EnumSource
    void sessionsOfSeveralThreadsDoNotDisturbEachOther(Mode mode) {
        Feature feature = mode == Mode.TRAINING ? Feature.CONCURRENT_TRAINING : Feature.CONCURRENT_INFERENCE;
        assumeTrue(backend.capabilities().has(feature), () -> feature + " is not declared");
        double[] alone = Chain.run(ops, DType.FLOAT64);
        SequenceCase given = SequenceCase.wide().toList().get(5);
        SequenceData data = SequenceData.random(given, 49, 0);
        boolean fused =
                mode == Mode.TRAINING && backend.supports(given.descriptor()).supported();
        SequenceValues fusedAlone =
                fused ? FusedRun.of(backend, session, data).forward().backward().all() : new SequenceValues();
        Threads.runTogether(4, thread -> {
            try (Session own = backend.newSession(mode)) {
                for (int round = 0; round < 5; round++) {
                    assertThat(Chain.run(own.ops(), DType.FLOAT64))
                            .as("thread %s, round %s", thread, round)
                            .containsExactly(alone);
                    if (fused) {
                        FusedRun.of(backend, own, data)
                                .forward()
                                .backward()
                                .all()
                                .checkSameBits("thread " + thread + ", round " + round, fusedAlone);
                    }
                }
            }
        });
    }
}
