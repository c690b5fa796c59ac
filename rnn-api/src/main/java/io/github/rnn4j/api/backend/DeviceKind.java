package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/** What kind of processor a backend computes on. */
@Stable
public enum DeviceKind {
    /** The machine's own processor. */
    CPU,
    /** A graphics processor under CUDA. */
    CUDA
}
