/**
 * From text to identifiers: normalisation, tokens of a language, vocabulary. Start with {@link
 * io.github.rnn4j.tasks.sentiment.text.TextEncoder}. For the other packages of this task and for programs that prepare
 * texts themselves.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.text;

import org.jspecify.annotations.NullMarked;
