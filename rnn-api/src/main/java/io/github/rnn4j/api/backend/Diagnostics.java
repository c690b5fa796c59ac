package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/**
 * What is alive in a backend, and what runs: a count that does not come back to where it was is a leak.
 *
 * @param liveTensors tensors allocated and not freed; views do not count
 * @param liveBytes bytes of their elements
 * @param openSessions sessions not closed
 * @param kernels which implementation computes ({@code plain}, {@code vector256}, an engine's name and version)
 */
@Stable
public record Diagnostics(long liveTensors, long liveBytes, int openSessions, String kernels) {}
