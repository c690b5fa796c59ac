/**
 * The command line and composition root.
 *
 * <p>The one home of dependency injection; nothing else depends on it.
 */
@NullMarked
package io.github.rnn4j.cli;

import org.jspecify.annotations.NullMarked;
