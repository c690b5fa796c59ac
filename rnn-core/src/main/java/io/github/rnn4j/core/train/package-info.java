/**
 * The training loop. Start with {@link io.github.rnn4j.core.train.NetworkTrainer}.
 *
 * <p>Used by the entry point; programs see {@link io.github.rnn4j.api.train.Trainer}.
 */
@NullMarked
package io.github.rnn4j.core.train;

import org.jspecify.annotations.NullMarked;
