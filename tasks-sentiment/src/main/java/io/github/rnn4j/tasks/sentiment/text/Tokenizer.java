package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/** Cuts a text into the tokens that become time steps. A token is never empty and holds no blank. Thread-safe. */
@Experimental
@FunctionalInterface
public interface Tokenizer {
    /** Returns the tokens of a text in order; none where there is nothing to see in it. */
    List<String> tokens(String text);
}
