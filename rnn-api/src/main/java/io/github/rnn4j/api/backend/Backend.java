package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;

/**
 * An open engine: sessions to compute in, parameters that outlive them, and fused plans where it has some. Thread-safe.
 * Closing it closes its sessions and parameters; closing twice does nothing.
 */
@Stable
public interface Backend extends AutoCloseable {
    /** Returns its provider's name. */
    String name();

    /** Returns what it can do, as opened. */
    BackendCapabilities capabilities();

    /** Opens a session for the calling thread. */
    Session newSession(Mode mode);

    /**
     * Allocates a block of parameters, or of their gradients or moments, filled with 0.
     *
     * @param layout {@link ParameterLayout#single} or the layout of a plan of this backend
     */
    ParameterBlock allocateParameters(ParameterLayout layout, DType dtype);

    /** Says whether a sequence can run fused, or why not. Never throws for a well-formed descriptor. */
    @Experimental
    default FusedSupport supports(SequenceDescriptor descriptor) {
        return FusedSupport.no("backend '" + name() + "' fuses no sequences");
    }

    /**
     * Makes a fused plan, which all threads may share.
     *
     * @throws UnsupportedCapabilityException with the reason of {@link #supports}
     */
    @Experimental
    default SequencePlan plan(SequenceDescriptor descriptor) {
        throw new UnsupportedCapabilityException("plan: expected a supported sequence but got " + descriptor + " ("
                + supports(descriptor).reason() + ")");
    }

    /** Returns counts of what is alive, and what runs. */
    Diagnostics diagnostics();

    @Override
    void close();
}
