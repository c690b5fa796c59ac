/**
 * Training: {@link io.github.rnn4j.api.train.Trainer} fits a network, {@link
 * io.github.rnn4j.api.train.TrainingListener} watches it.
 */
@NullMarked
package io.github.rnn4j.api.train;

import org.jspecify.annotations.NullMarked;
