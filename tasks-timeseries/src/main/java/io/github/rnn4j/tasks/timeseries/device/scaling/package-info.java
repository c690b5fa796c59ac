/**
 * How the features of a recording come on one scale. Start with {@link io.github.rnn4j.tasks.timeseries.device.scaling.Scaling}. For the other packages of this module and for
 * the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.device.scaling;

import org.jspecify.annotations.NullMarked;
