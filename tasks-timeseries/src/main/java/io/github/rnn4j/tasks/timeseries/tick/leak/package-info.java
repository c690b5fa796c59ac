/**
 * What the parts of bars share before anything is learned from them. Start with {@link
 * io.github.rnn4j.tasks.timeseries.tick.leak.TickLeaks}. For the other packages of this module.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.tick.leak;

import org.jspecify.annotations.NullMarked;
