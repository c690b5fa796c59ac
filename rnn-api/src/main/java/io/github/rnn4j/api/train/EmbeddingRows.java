package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * Rows of the input's embedding that a training starts at in place of drawn ones, such as vectors of words that were trained on other
 * texts. Immutable and thread-safe.
 */
@Experimental
public final class EmbeddingRows {
    private final int[] ids;
    private final float[][] vectors;
    private final boolean frozen;

    /**
     * Copies the numbers of the rows and keeps the vectors, which must not be changed afterwards: there may be a gigabyte of them.
     *
     * @param ids numbers of the rows, ascending; row 0 stands for "nothing" and is never among them
     * @param vectors {@code [ids, embeddingSize]}, finite
     * @param frozen whether training leaves these rows as they are
     * @throws RnnException with code {@code INVALID_ARGUMENT} if numbers and vectors do not go together
     */
    public EmbeddingRows(int[] ids, float[][] vectors, boolean frozen) {
        this.ids = ids.clone();
        this.vectors = vectors.clone();
        this.frozen = frozen;
        if (ids.length == 0 || vectors.length != ids.length) {
            throw invalid("one vector for each of some rows", vectors.length + " for " + ids.length + " rows");
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] <= (i == 0 ? 0 : ids[i - 1])) {
                throw invalid("ascending numbers above 0", ids[i] + " (place " + i + ")");
            }
            if (vectors[i].length == 0 || vectors[i].length != vectors[0].length) {
                throw invalid("vectors of one length", vectors[i].length + " numbers (row " + ids[i] + ")");
            }
            for (float value : vectors[i]) {
                if (!Float.isFinite(value)) {
                    throw invalid("finite numbers", value + " (row " + ids[i] + ")");
                }
            }
        }
    }

    private static RnnException invalid(String expected, String got) {
        return new RnnException(
                ErrorCode.INVALID_ARGUMENT, "embeddingRows: expected " + expected + " but got " + got + ".");
    }

    /** Returns how many there are, at least one. */
    public int count() {
        return ids.length;
    }

    /** Returns the length of each vector. */
    public int width() {
        return vectors[0].length;
    }

    /** Returns a copy of the rows' numbers, ascending. */
    public int[] ids() {
        return ids.clone();
    }

    /**
     * Returns one number.
     *
     * @param place of the row among the numbers, from 0
     * @param column place in the vector, from 0
     */
    public float value(int place, int column) {
        return vectors[place][column];
    }

    /** Returns whether training leaves them as they are. */
    public boolean frozen() {
        return frozen;
    }

    /** Returns how many numbers training leaves as they are; 0 if it changes them. */
    public long frozenCount() {
        return frozen ? (long) count() * width() : 0;
    }
}
