package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/** How well a backend computes in a type. */
@Stable
public enum ComputeSupport {
    /** Not at all: asking for it is refused. */
    NONE,
    /** By rounding through the type: its numerics, without its speed. */
    EMULATED,
    /** By the device's own instructions. */
    NATIVE
}
