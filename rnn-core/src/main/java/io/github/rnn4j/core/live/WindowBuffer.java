package io.github.rnn4j.core.live;

import io.github.rnn4j.api.annotation.Experimental;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** The last steps of one sequence, the oldest overwritten by the newest. Not thread-safe. */
@Experimental
public final class WindowBuffer {
    /** How many {@code double} values the position is written as. */
    public static final int DOUBLES = 2;

    private final float[] values;
    private final int inputSize;
    /** Where the next step goes, in steps. */
    private int next;

    private int filled;

    /**
     * Begins empty.
     *
     * @param timeSteps steps of a window, at least 1
     * @param inputSize values of a step, at least 1
     */
    public WindowBuffer(int timeSteps, int inputSize) {
        this.values = new float[timeSteps * inputSize];
        this.inputSize = inputSize;
    }

    /** Adds a step of {@code [inputSize]}. */
    public void add(float[] step) {
        System.arraycopy(step, 0, values, next * inputSize, inputSize);
        int steps = values.length / inputSize;
        next = (next + 1) % steps;
        filled = Math.min(steps, filled + 1);
    }

    /** Returns whether as many steps were added as a window has. */
    public boolean isFull() {
        return filled * inputSize == values.length;
    }

    /** Returns a copy of the window, the oldest step first, {@code [timeSteps, inputSize]}; meaningful once it is full. */
    public float[] window() {
        float[] window = new float[values.length];
        int split = next * inputSize;
        System.arraycopy(values, split, window, 0, values.length - split);
        System.arraycopy(values, 0, window, values.length - split, split);
        return window;
    }

    /** Forgets all steps. */
    public void clear() {
        next = 0;
        filled = 0;
    }

    /** Writes all values, and {@link #DOUBLES} for where they stand. */
    public void save(FloatBuffer floats, DoubleBuffer doubles) {
        floats.put(values);
        doubles.put(next).put(filled);
    }

    /** Reads what {@link #save} wrote of a buffer of the same size. */
    public void load(FloatBuffer floats, DoubleBuffer doubles) {
        floats.get(values);
        next = (int) doubles.get();
        filled = (int) doubles.get();
    }
}
