package io.github.rnn4j.tasks.timeseries.replay;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What came in of one key, and which windows of it are asked about. Immutable.
 *
 * @param key such as a device or a ticker
 * @param inputs all that came in, in order
 * @param ends places of the inputs that a window ends with, growing, at least one
 * @param start place of the first input that the answer about a window depends on, by the place of its end
 * @param <I> one input
 */
@Experimental
public record Track<I>(String key, List<I> inputs, List<Integer> ends, IntUnaryOperator start) {
    public Track {
        inputs = List.copyOf(inputs);
        ends = List.copyOf(ends);
    }
}
