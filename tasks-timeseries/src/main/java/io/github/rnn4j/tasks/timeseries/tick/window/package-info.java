/**
 * Windows of bars within one session, and what can be read off one. Start with {@link
 * io.github.rnn4j.tasks.timeseries.tick.window.TickWindows}. For the other packages of this module.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.tick.window;

import org.jspecify.annotations.NullMarked;
