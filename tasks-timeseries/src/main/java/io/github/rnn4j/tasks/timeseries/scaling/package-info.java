/**
 * Features on one scale. Start with {@link io.github.rnn4j.tasks.timeseries.scaling.Scaling}. For the other packages of this module and for
 * the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.scaling;

import org.jspecify.annotations.NullMarked;
