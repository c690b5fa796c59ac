/**
 * What answers for windows without being a network: the baselines. Start with {@link
 * io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier}. For the other packages of this module.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.device.model;

import org.jspecify.annotations.NullMarked;
