/**
 * What ticks and devices read alike: times and numbers out of fields. Start with {@link
 * io.github.rnn4j.tasks.timeseries.data.NumberReader}. For the other packages of this module.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.data;

import org.jspecify.annotations.NullMarked;
