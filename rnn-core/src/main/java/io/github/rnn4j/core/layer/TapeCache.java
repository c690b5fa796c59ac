package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Session;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps a network recorded for the shapes in use; see {@link ScopedCache}. Confined to the session's thread. */
@Internal
public final class TapeCache implements AutoCloseable {
    private final ScopedCache<Key, RecordedNetwork> recorded;

    /** What of a sequence is recorded. */
    @Internal
    public enum Part {
        /** All of it. */
        WHOLE,
        /** Its first steps, forward only; the state after them is kept. */
        FIRST,
        /** The steps that follow: they start from the state that was kept, and keep theirs. */
        NEXT
    }

    private record Key(BatchShape shape, Part part) {
        /** By hand, as {@link #hashCode} is, for the reason that {@link BatchShape#equals} gives. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && shape.equals(that.shape) && part == that.part;
        }

        @Override
        public int hashCode() {
            return 31 * shape.hashCode() + part.hashCode();
        }
    }

    /**
     * Makes an empty cache of recordings of whole sequences.
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
        this(session, maxRows, key -> network.record(session, key.shape, values, gradients));
    }

    private TapeCache(Session session, int maxRows, Function<Key, RecordedNetwork> recorder) {
        this.recorded = new ScopedCache<>(session, maxRows, recorder, RecordedNetwork::close);
    }

    /**
     * Makes an empty cache of recordings of any part of a sequence.
     *
     * @param gradients where backward passes add up gradients, through one part; null for forward passes only
     * @param maxRows most time steps times sequences of all kept shapes; a single larger shape is kept alone
     * @param state kept from part to part
     */
    public static TapeCache ofParts(
            Network network,
            Session session,
            NetworkParameters values,
            @Nullable NetworkParameters gradients,
            int maxRows,
            CarriedState state) {
        return new TapeCache(session, maxRows, key -> switch (key.part) {
            case WHOLE -> network.record(session, key.shape, values, gradients);
            case FIRST ->
                RecordedNetwork.record(
                        network,
                        session,
                        key.shape,
                        values,
                        null,
                        new CarriedState.Use(state, false, gradients != null));
            case NEXT ->
                RecordedNetwork.record(
                        network,
                        session,
                        key.shape,
                        values,
                        gradients,
                        new CarriedState.Use(state, true, gradients != null));
        });
    }

    /** Returns the network recorded for whole sequences of a shape; valid until the next call. */
    public RecordedNetwork get(BatchShape shape) {
        return get(shape, Part.WHOLE);
    }

    /** Returns the network recorded for a part of sequences; valid until the next call. */
    public RecordedNetwork get(BatchShape shape, Part part) {
        return recorded.get(new Key(shape, part), shape);
    }

    /** Returns how many shapes are kept. */
    int size() {
        return recorded.size();
    }

    /** Drops all recorded shapes; the cache can be used further. */
    @Override
    public void close() {
        recorded.close();
    }
}
