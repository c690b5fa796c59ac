package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tensors of one open scope. Guarded by the session, which another thread may close. */
final class Nd4jScope implements Scope {
    private final Nd4jSession session;
    private final @Nullable Nd4jScope enclosing;
    private final Set<Nd4jTensor> tensors = new HashSet<>();
    private boolean closed;

    /**
     * @param enclosing the scope that was the innermost so far; null for the session's own
     */
    Nd4jScope(Nd4jSession session, @Nullable Nd4jScope enclosing) {
        this.session = session;
        this.enclosing = enclosing;
    }

    @Nullable
    Nd4jScope enclosing() {
        return enclosing;
    }

    /** The caller holds the session's lock. */
    void add(Nd4jTensor tensor) {
        tensor.scope = this;
        tensors.add(tensor);
    }

    /** The caller holds the session's lock. */
    void forget(Nd4jTensor tensor) {
        tensors.remove(tensor);
    }

    @Override
    public Tensor keep(Tensor tensor) {
        synchronized (session) {
            Nd4jTensor owned = session.use("keep", tensor).root();
            if (closed) {
                throw new ClosedResourceException(
                        "scope: expected an open one but got one that is closed. Keep tensors before it closes.");
            }
            if (owned.scope != this || enclosing == null) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "tensor: expected one of this scope but got " + owned + " of another owner. Keep it where it"
                                + " was allocated.");
            }
            forget(owned);
            enclosing.add(owned);
            return tensor;
        }
    }

    @Override
    public void close() {
        synchronized (session) {
            if (closed) {
                return;
            }
            session.checkThread();
            session.closeInnerScopes(this);
            freeAll();
        }
    }

    /** Frees its tensors, on whichever thread. The caller holds the session's lock. */
    void freeAll() {
        closed = true;
        tensors.forEach(Nd4jTensor::free);
        tensors.clear();
    }
}
