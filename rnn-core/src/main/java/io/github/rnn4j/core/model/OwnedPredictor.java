package io.github.rnn4j.core.model;

/** What a model closes with itself. */
interface OwnedPredictor extends AutoCloseable {
    @Override
    void close();
}
