package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * A baseline with the threshold of its alarms.
 *
 * @param model says how likely each state is
 * @param threshold fault score above which an alarm is raised
 */
@Experimental
public record AlarmingBaseline(WindowClassifier model, double threshold) {}
