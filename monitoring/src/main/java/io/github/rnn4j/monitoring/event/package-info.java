/**
 * What is kept and shown of a run, event by event. Start with {@link io.github.rnn4j.monitoring.event.RunEvent}; a run's folder holds
 * them line by line ({@code monitoring.run}), the page and the exports are made of nothing else.
 */
@NullMarked
package io.github.rnn4j.monitoring.event;

import org.jspecify.annotations.NullMarked;
