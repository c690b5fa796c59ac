/**
 * Windows of consecutive frames of one run, and numbers that describe one. Start with {@link
 * io.github.rnn4j.tasks.timeseries.device.window.Windows}. For the other packages of this module.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.device.window;

import org.jspecify.annotations.NullMarked;
