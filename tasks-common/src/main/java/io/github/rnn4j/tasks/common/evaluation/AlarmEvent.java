package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * An alarm from where it goes on until it goes off.
 *
 * @param run name of the run
 * @param firstLine line of the file that the first window with the alarm ends at, from 1
 * @param lastLine line of the file that the last one ends at
 * @param windows how many windows it is on
 * @param peak greatest error of these windows, in times of what it usually is
 */
@Experimental
public record AlarmEvent(String run, long firstLine, long lastLine, int windows, double peak) {}
