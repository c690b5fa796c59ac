package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a network recorded for the shapes in use, within a bound on their steps. Scopes close in the order of a stack, so that
 * a shape in the middle cannot go alone: where the bound is reached all are dropped, and those still in use are recorded
 * again. Confined to the session's thread; no scope that was opened after a recording may outlive the next one.
 */
@Internal
public final class TapeCache implements AutoCloseable {
    private final Session session;
    private final Function<BatchShape, RecordedNetwork> recorder;
    private final int maxRows;
    private final Map<BatchShape, RecordedNetwork> recorded = new HashMap<>();
    private @Nullable Scope scope;
    private int rows;

    /**
     * Makes an empty cache.
     *
     * @param gradients where backward passes add up gradients; null for forward passes only
     * @param maxRows most time steps times sequences of all kept shapes; a single larger shape is kept alone
     */
    public TapeCache(
            Network network,
            Session session,
            NetworkParameters values,
            @Nullable NetworkParameters gradients,
            int maxRows) {
        this(session, maxRows, shape -> network.record(session, shape, values, gradients));
    }

    private TapeCache(Session session, int maxRows, Function<BatchShape, RecordedNetwork> recorder) {
        this.session = session;
        this.maxRows = maxRows;
        this.recorder = recorder;
    }

    /**
     * Makes an empty cache of recordings for parts of a sequence, forward only, with a state that is kept from part to part.
     *
     * @param goesOn whether they start from that state; else from where each layer's state starts
     */
    public static TapeCache carrying(
            Network network,
            Session session,
            NetworkParameters values,
            int maxRows,
            CarriedState state,
            boolean goesOn) {
        return new TapeCache(session, maxRows, shape -> network.recordPart(session, shape, values, state, goesOn));
    }

    /** Returns the network recorded for a shape; valid until the next call. */
    public RecordedNetwork get(BatchShape shape) {
        RecordedNetwork known = recorded.get(shape);
        if (known != null) {
            return known;
        }
        if (rows + shape.rows() > maxRows) {
            close();
        }
        if (scope == null) {
            scope = session.ops().openScope();
        }
        RecordedNetwork made = recorder.apply(shape);
        recorded.put(shape, made);
        rows += shape.rows();
        return made;
    }

    /** Returns how many shapes are kept. */
    int size() {
        return recorded.size();
    }

    /** Drops all recorded shapes; the cache can be used further. */
    @Override
    public void close() {
        recorded.values().forEach(RecordedNetwork::close);
        recorded.clear();
        rows = 0;
        if (scope != null) {
            scope.close();
            scope = null;
        }
    }
}
