package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * Which rows of the table that a network's input is looked up in an optimiser step changes. A batch uses a few rows of a large
 * vocabulary; the gradient of all others is 0. The table of a decoder is always changed as a whole, for it may read symbols that
 * only the device knows.
 */
@Experimental
public enum EmbeddingUpdate {
    /**
     * All of them, as the rules are written down: a row that the batch does not use still moves by its moments, which fade, and
     * decays. Each step reads and writes the whole table and its moments, whatever the batch.
     */
    EVERY_ROW,
    /**
     * Those that the batch uses: the others keep their values and moments, and do not decay. A step costs as much as the batch has
     * distinct identifiers, whatever the vocabulary. The step count is that of the training, not of a row. PyTorch calls it {@code
     * SparseAdam}, TensorFlow {@code LazyAdam}. With gradient descent without momentum or decay both come to the same.
     */
    USED_ROWS
}
