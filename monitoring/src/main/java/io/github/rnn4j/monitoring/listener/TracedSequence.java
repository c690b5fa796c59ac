package io.github.rnn4j.monitoring.listener;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * What a sequence that is traced is called by those who look at it.
 *
 * @param steps what is read at each time step, such as a word
 * @param answers names of the network's outputs, where these are classes; else empty
 */
@Experimental
public record TracedSequence(List<String> steps, List<String> answers) {
    public TracedSequence {
        steps = List.copyOf(steps);
        answers = List.copyOf(answers);
    }
}
