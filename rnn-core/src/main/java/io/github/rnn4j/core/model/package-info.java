/**
 * Networks that answer. Start with {@link io.github.rnn4j.core.model.NetworkModel}; {@link
 * io.github.rnn4j.core.model.BatchRunner} is what predictors and validation share.
 *
 * <p>Used by the trainer and the entry point; programs see {@link io.github.rnn4j.api.model.Model}.
 */
@NullMarked
package io.github.rnn4j.core.model;

import org.jspecify.annotations.NullMarked;
