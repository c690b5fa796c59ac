/**
 * Models that answer for many keys at once, while their sequences are still coming in. Start with {@link
 * io.github.rnn4j.core.live.KeyedPredictor}. For programs, tasks and the command line.
 */
@NullMarked
package io.github.rnn4j.core.live;

import org.jspecify.annotations.NullMarked;
