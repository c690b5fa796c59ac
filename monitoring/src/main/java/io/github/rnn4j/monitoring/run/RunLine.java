package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.event.RunEvent;

/**
 * One line of a run: {@code {"id":7,"at":1764424800123,"type":"stepped",...}}, as {@link RunJson} writes it.
 *
 * @param id number of the line, from 1, without a gap
 * @param at milliseconds since 1970
 * @param event what happened
 */
@Experimental
public record RunLine(long id, long at, RunEvent event) {}
