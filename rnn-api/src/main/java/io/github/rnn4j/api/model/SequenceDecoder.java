package io.github.rnn4j.api.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import java.util.List;

/**
 * Writes sequences with a network that ends in a decoder, greedily: at each step the likeliest symbol, of equal ones the first,
 * until that is 0. For one thread, the one that made it.
 */
@Experimental
public interface SequenceDecoder extends AutoCloseable {
    /**
     * Writes about one sequence.
     *
     * @param maxSymbols symbols at the most, at least 1
     * @return the symbols, without the 0 that ends them
     * @throws io.github.rnn4j.api.error.ShapeMismatchException if a step is not what the network's input says
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} if {@code maxSymbols} is below 1
     */
    int[] decode(Steps steps, int maxSymbols);

    /** Writes about each sequence; the same symbols as one by one. */
    List<int[]> decode(List<Steps> batch, int maxSymbols);

    @Override
    void close();
}
