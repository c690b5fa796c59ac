package io.github.rnn4j.core.live;

import io.github.rnn4j.api.annotation.Experimental;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * What a {@link KeyedPredictor} asks: a model that keeps nothing itself but is handed the state of a key with every input. Thread-safe;
 * steps of one state never overlap.
 *
 * @param <S> what is remembered of a key
 * @param <I> one input
 * @param <A> one answer
 */
@Experimental
public interface KeyedModel<S, I, A> extends AutoCloseable {
    /** Returns what the states depend on, by {@link io.github.rnn4j.core.checkpoint.ModelDigest}: states go on only with the same. */
    String digest();

    /** Returns the state of a key that never had an input. */
    S begin();

    /**
     * Takes the next input of a key.
     *
     * @param state changed in place; left as it was if the input is refused
     */
    A step(S state, I input);

    /** Returns how many {@code float} values a state is written as. */
    int floats();

    /** Returns how many {@code double} values a state is written as. */
    int doubles();

    /** Writes a state, exactly: {@link #floats()} and {@link #doubles()} values. */
    void save(S state, FloatBuffer floats, DoubleBuffer doubles);

    /** Reads a state that {@link #save} wrote. */
    S load(FloatBuffer floats, DoubleBuffer doubles);

    /** Frees what the model holds for its threads. */
    @Override
    void close();
}
