/**
 * The default backend: pure Java, no native library.
 *
 * <p>Public is only the provider; everything else is package-private.
 */
@NullMarked
package io.github.rnn4j.backend.cpu;

import org.jspecify.annotations.NullMarked;
