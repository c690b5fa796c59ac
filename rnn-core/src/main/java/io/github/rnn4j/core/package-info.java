/**
 * The entry point: opens backends, trains networks, puts models to work. Start with {@link io.github.rnn4j.core.Rnn4j}.
 *
 * <p>Used by the tasks, the command line and by programs that embed rnn4j. Wired by plain constructors and factories.
 */
@NullMarked
package io.github.rnn4j.core;

import org.jspecify.annotations.NullMarked;
