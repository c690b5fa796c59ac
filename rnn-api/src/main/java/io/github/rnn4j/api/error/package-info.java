/**
 * Failures with stable codes. Start with {@link io.github.rnn4j.api.error.RnnException}; catch by
 * {@link io.github.rnn4j.api.error.ErrorCode.Group} to tell the user's input from our faults and from scarce resources.
 */
@NullMarked
package io.github.rnn4j.api.error;

import org.jspecify.annotations.NullMarked;
