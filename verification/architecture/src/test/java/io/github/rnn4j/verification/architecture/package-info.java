/** Watches what depends on what, and what is named and published how. Start with {@code Rule}. */
package io.github.rnn4j.verification.architecture;
