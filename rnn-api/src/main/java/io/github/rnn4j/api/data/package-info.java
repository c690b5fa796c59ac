/**
 * What goes into training and prediction: sequences of identifiers or of feature vectors, with their targets. Start with
 * {@link io.github.rnn4j.api.data.Example}.
 */
@NullMarked
package io.github.rnn4j.api.data;

import org.jspecify.annotations.NullMarked;
