package io.github.rnn4j.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.SequenceDescriptor;

/** What the topics about fused sequences share. A descriptor that the backend does not fuse is skipped with its reason. */
@Experimental
public abstract class FusedContract extends BackendContract {
    static final String CASES = "io.github.rnn4j.tck.SequenceCase#all";
    static final String WIDE_CASES = "io.github.rnn4j.tck.SequenceCase#wide";
    static final String TRAINED_CASES = "io.github.rnn4j.tck.SequenceCase#trained";
    static final String MIXED_CASES = "io.github.rnn4j.tck.SequenceCase#mixed";
    static final String STEP_STATE_CASES = "io.github.rnn4j.tck.SequenceCase#stepStates";

    /** For subclasses. */
    protected FusedContract() {}

    /** Skips the test where the backend does not fuse this. */
    final void assumeFused(SequenceDescriptor descriptor) {
        FusedSupport support = backend.supports(descriptor);
        assumeTrue(support.supported(), support::reason);
    }

    /** Prepares a call, or skips the test where the backend does not fuse it. */
    final FusedRun fused(SequenceData data) {
        assumeFused(data.given().descriptor());
        return FusedRun.of(backend, session, data);
    }
}
