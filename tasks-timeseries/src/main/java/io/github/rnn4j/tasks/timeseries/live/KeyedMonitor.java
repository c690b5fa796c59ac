package io.github.rnn4j.tasks.timeseries.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.core.live.KeyCounts;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.core.live.KeyedModel;
import io.github.rnn4j.core.live.KeyedPredictor;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Answers for many keys, such as devices or tickers, with one model while their rows come in: what monitors share. Thread-safe as a {@link
 * KeyedPredictor} is, which it is made of: rows of one key go one after the other, those of different ones side by side. Closing twice
 * does nothing.
 *
 * @param <I> one row of a key
 * @param <A> what the model says after it
 */
@Experimental
public abstract class KeyedMonitor<I, A> implements AutoCloseable {
    private final KeyedPredictor<I, A> keys;

    /**
     * Puts a model to work; no key is known yet.
     *
     * @param model closed with the monitor
     * @param clock by which keys are idle
     */
    protected KeyedMonitor(KeyedModel<?, I, A> model, KeyLimits limits, InstantSource clock) {
        this.keys = KeyedPredictor.of(model, limits, clock);
    }

    /** Takes the next row of a key. */
    protected final A next(String key, I row) {
        return keys.step(key, row);
    }

    /** Forgets a key, if it is known: its next row is its first. */
    public final void forget(String key) {
        keys.forget(key);
    }

    /** Returns what became of the keys so far. */
    public final KeyCounts counts() {
        return keys.counts();
    }

    /** Returns how many bytes of memory a key takes at the most. */
    public final long bytesPerKey() {
        return keys.bytesPerKey();
    }

    /**
     * Writes what is remembered of every key, exactly.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if the file cannot be written; the old one then stays
     * @see KeyedPredictor#snapshot
     */
    public final void snapshot(Path file) {
        keys.snapshot(file);
    }

    /**
     * Goes on from a snapshot, in this process or another; to be called while no thread steps.
     *
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is damaged, no snapshot, or that of another model
     * @see KeyedPredictor#restore
     */
    public final void restore(Path file) {
        keys.restore(file);
    }

    @Override
    public final void close() {
        keys.close();
    }
}
