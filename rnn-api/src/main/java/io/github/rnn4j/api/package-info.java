/**
 * The stable contracts of rnn4j. Start with {@link io.github.rnn4j.api.spec} to describe a network, with {@link
 * io.github.rnn4j.api.backend} to write a backend, with {@link io.github.rnn4j.api.cell} to write a cell. Every module
 * may use these packages; they use nothing but the JDK.
 */
@NullMarked
package io.github.rnn4j.api;

import org.jspecify.annotations.NullMarked;
