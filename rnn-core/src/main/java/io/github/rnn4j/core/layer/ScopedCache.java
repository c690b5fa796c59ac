package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was recorded for the shapes in use, within a bound on their steps. Scopes close in the order of a stack, so that a
 * shape in the middle cannot go alone: where the bound is reached all are dropped, and those still in use are recorded again.
 * Confined to the session's thread; no scope that was opened after a recording may outlive the next one.
 *
 * @param <K> what is recorded
 * @param <R> a recording
 */
@Internal
public final class ScopedCache<K, R> implements AutoCloseable {
    private final Session session;
    private final int maxRows;
    private final Function<K, R> recorder;
    private final Consumer<R> closer;
    private final Map<K, R> recorded = new HashMap<>();
    private @Nullable Scope scope;
    private int rows;

    /**
     * Makes an empty cache.
     *
     * @param maxRows most time steps times sequences of all that is kept; a single larger shape is kept alone
     * @param closer frees what a recording has besides its tensors
     */
    public ScopedCache(Session session, int maxRows, Function<K, R> recorder, Consumer<R> closer) {
        this.session = session;
        this.maxRows = maxRows;
        this.recorder = recorder;
        this.closer = closer;
    }

    /** Returns a recording; valid until the next call. */
    public R get(K key, BatchShape shape) {
        R known = recorded.get(key);
        if (known != null) {
            return known;
        }
        if (rows + shape.rows() > maxRows) {
            close();
        }
        if (scope == null) {
            scope = session.ops().openScope();
        }
        R made = recorder.apply(key);
        recorded.put(key, made);
        rows += shape.rows();
        return made;
    }

    /** Returns how many recordings are kept. */
    int size() {
        return recorded.size();
    }

    /** Drops all recordings; the cache can be used further. */
    @Override
    public void close() {
        recorded.values().forEach(closer);
        recorded.clear();
        rows = 0;
        if (scope != null) {
            scope.close();
            scope = null;
        }
    }
}
