package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.tick.window.RecentBars;

/**
 * A window of bars with what is needed to answer for it. Immutable, by agreement: the array is not copied.
 *
 * @param bars the last bars
 * @param profile of its ticker
 * @param input what the network sees, {@code [timeSteps, features]}, scaled
 * @param steps bars of the window
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TickQuestion(RecentBars bars, TickProfile profile, float[] input, int steps) {}
