package io.github.rnn4j.core.optimizer;

import java.util.Arrays;

/**
 * The distinct identifiers of one batch after another, ascending and without 0, which stands for "nothing". Marks in a table as long
 * as the vocabulary take the place of a hash set: nothing is boxed, and only what was marked is cleared. Not safe for use by several
 * threads.
 */
final class DistinctIds {
    private final boolean[] marked;
    private final int[] ids;
    private int count;

    /** @param vocabularySize identifiers are below it, 0 included */
    DistinctIds(int vocabularySize) {
        this.marked = new boolean[vocabularySize];
        this.ids = new int[vocabularySize];
    }

    /**
     * Takes those of a batch in place of the last one's.
     *
     * @param batch identifiers of the vocabulary, in any order
     */
    void collect(int[] batch) {
        count = 0;
        marked[0] = true;
        for (int id : batch) {
            if (!marked[id]) {
                marked[id] = true;
                ids[count++] = id;
            }
        }
        for (int i = 0; i < count; i++) {
            marked[ids[i]] = false;
        }
        Arrays.sort(ids, 0, count);
    }

    int count() {
        return count;
    }

    /** Returns them in the first places; valid until the next batch. */
    int[] sorted() {
        return ids;
    }
}
