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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Equal calls, equal bits; in many sessions as in one. */
@Experimental
public abstract class DeterminismTck extends BackendContract {
    private static final int THREADS = 4;

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
        SequenceCase given = SequenceCase.wide().toList().get(5);
        boolean fused =
                mode == Mode.TRAINING && backend.supports(given.descriptor()).supported();
        List<double[]> alone = new ArrayList<>();
        List<SequenceData> data = new ArrayList<>();
        List<SequenceValues> fusedAlone = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            alone.add(Chain.run(ops, DType.FLOAT64, 50 + thread));
            data.add(SequenceData.random(given, 49 + thread, 0));
            fusedAlone.add(fused ? fusedValues(session, data.get(thread)) : new SequenceValues());
        }
        Threads.runTogether(THREADS, thread -> {
            try (Session own = backend.newSession(mode)) {
                for (int round = 0; round < 5; round++) {
                    String which = "thread " + thread + ", round " + round;
                    assertThat(Chain.run(own.ops(), DType.FLOAT64, 50 + thread))
                            .as(which)
                            .containsExactly(alone.get(thread));
                    if (fused) {
                        fusedValues(own, data.get(thread)).checkSameBits(which, fusedAlone.get(thread));
                    }
                }
            }
        });
    }

    private SequenceValues fusedValues(Session own, SequenceData data) {
        return FusedRun.of(backend, own, data).forward().backward().all();
    }
}
