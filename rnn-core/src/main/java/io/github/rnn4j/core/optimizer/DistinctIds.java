package io.github.rnn4j.core.optimizer;

import java.util.BitSet;

/**
 * The distinct identifiers of one batch after another, ascending and without 0, which stands for "nothing". A bit for each of the
 * vocabulary takes the place of a hash set and a sort: nothing is boxed. Not safe for use by several threads.
 */
final class DistinctIds {
    private final BitSet marked;
    private final int[] ids;
    private int count;

    /** @param vocabularySize identifiers are below it, 0 included */
    DistinctIds(int vocabularySize) {
        this.marked = new BitSet(vocabularySize);
        this.ids = new int[vocabularySize];
    }

    /**
     * Takes those of a batch in place of the last one's.
     *
     * @param batch identifiers of the vocabulary, in any order
     */
    void collect(int[] batch) {
        marked.clear();
        for (int id : batch) {
            marked.set(id);
        }
        count = 0;
        for (int id = marked.nextSetBit(1); id >= 0; id = marked.nextSetBit(id + 1)) {
            ids[count++] = id;
        }
    }

    int count() {
        return count;
    }

    /** Returns them in the first places; valid until the next batch. */
    int[] sorted() {
        return ids;
    }
}
