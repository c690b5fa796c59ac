/**
 * Looks for the part of a text that is worth reading: see {@link io.github.rnn4j.tasks.sentiment.length.ReviewLengths}. Used by the
 * training on reviews.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.length;

import org.jspecify.annotations.NullMarked;
