/**
 * The one source of randomness: a counter-based generator, so that a seed means the same numbers on every backend.
 */
@NullMarked
package io.github.rnn4j.api.random;

import org.jspecify.annotations.NullMarked;
