package io.github.rnn4j.tasks.timeseries.device.window;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Consecutive frames of a run.
 *
 * @param run number of the run
 * @param end its last frame, whose state is the window's
 */
@Experimental
public record Window(int run, int end) {}
