/**
 * The composition root, and the one home of dependency injection: {@link io.github.rnn4j.cli.wiring.CommandLines} puts the
 * commands together. The classes it puts together just have constructors.
 */
@NullMarked
package io.github.rnn4j.cli.wiring;

import org.jspecify.annotations.NullMarked;
