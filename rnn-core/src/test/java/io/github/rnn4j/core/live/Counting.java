package io.github.rnn4j.core.live;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** A model that adds up what it is given, without any care for threads. */
final class Counting implements KeyedModel<int[], Integer, Integer> {
    @Override
    public String digest() {
        return "counting";
    }

    @Override
    public int[] begin() {
        return new int[1];
    }

    @Override
    public Integer step(int[] state, Integer input) {
        state[0] += input;
        return state[0];
    }

    @Override
    public int floats() {
        return 0;
    }

    @Override
    public int doubles() {
        return 1;
    }

    @Override
    public void save(int[] state, FloatBuffer floats, DoubleBuffer doubles) {
        doubles.put(state[0]);
    }

    @Override
    public int[] load(FloatBuffer floats, DoubleBuffer doubles) {
        return new int[] {(int) doubles.get()};
    }

    @Override
    public void close() {}
}
