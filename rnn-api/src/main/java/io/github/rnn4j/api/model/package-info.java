/**
 * Trained networks at work. Start with {@link io.github.rnn4j.api.model.Model}; a
 * {@link io.github.rnn4j.api.model.Predictor} answers for one thread.
 */
@NullMarked
package io.github.rnn4j.api.model;

import org.jspecify.annotations.NullMarked;
