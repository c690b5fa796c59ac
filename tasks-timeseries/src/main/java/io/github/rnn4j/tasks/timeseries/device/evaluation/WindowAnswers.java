package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * What one model says of each window. Immutable, by agreement: arrays are not copied.
 *
 * @param states the likeliest state
 * @param alarms whether an alarm is raised
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record WindowAnswers(int[] states, boolean[] alarms) {}
