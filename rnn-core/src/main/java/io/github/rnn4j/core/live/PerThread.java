package io.github.rnn4j.core.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ClosedResourceException;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One thing for each thread that asks, for things such as predictors that belong to the thread that made them. Those of threads that have
 * ended are closed when the next thread comes. Thread-safe.
 *
 * @param <P> what each thread gets
 */
@Experimental
public final class PerThread<P> implements AutoCloseable {
    private final Supplier<P> make;
    private final Consumer<P> close;
    private final Map<Thread, P> all = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Makes none yet. */
    public PerThread(Supplier<P> make, Consumer<P> close) {
        this.make = make;
        this.close = close;
    }

    /**
     * Returns that of the calling thread.
     *
     * @throws ClosedResourceException if this was closed
     */
    public P get() {
        if (closed) {
            throw new ClosedResourceException("predictor: expected an open one but it was closed. Make a new one.");
        }
        P mine = all.get(Thread.currentThread());
        if (mine == null) {
            closeThoseOfEndedThreads();
            mine = make.get();
            all.put(Thread.currentThread(), mine);
        }
        return mine;
    }

    /** Returns how many there are now. */
    int size() {
        return all.size();
    }

    private void closeThoseOfEndedThreads() {
        Iterator<Map.Entry<Thread, P>> entries = all.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Thread, P> entry = entries.next();
            // Two threads may find the same one: only who removes it closes it.
            if (!entry.getKey().isAlive() && all.remove(entry.getKey(), entry.getValue())) {
                close.accept(entry.getValue());
            }
        }
    }

    /** Closes all of them; to be called while no thread uses one. */
    @Override
    public void close() {
        closed = true;
        all.values().forEach(close);
        all.clear();
    }
}
