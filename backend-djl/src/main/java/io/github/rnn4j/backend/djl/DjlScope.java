package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tensors of one open scope. Guarded by the session, which another thread may close. */
final class DjlScope implements Scope {
    private final DjlSession session;
    private final @Nullable DjlScope enclosing;
    private final Set<DjlTensor> tensors = new HashSet<>();
    private boolean closed;

    /**
     * @param enclosing the scope that was the innermost so far; null for the session's own
     */
    DjlScope(DjlSession session, @Nullable DjlScope enclosing) {
        this.session = session;
        this.enclosing = enclosing;
    }

    @Nullable
    DjlScope enclosing() {
        return enclosing;
    }

    boolean isClosed() {
        return closed;
    }

    void add(DjlTensor tensor) {
        tensor.scope = this;
        tensors.add(tensor);
    }

    void forget(DjlTensor tensor) {
        tensors.remove(tensor);
    }

    @Override
    public Tensor keep(Tensor tensor) {
        synchronized (session) {
            DjlTensor kept = session.use("keep", tensor);
            if (closed) {
                throw new ClosedResourceException(
                        "keep: expected an open scope but got a closed one. Keep a tensor before its scope closes.");
            }
            if (kept.scope != this || enclosing == null) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "keep: expected a tensor of this scope but got " + tensor
                                + ". Keep it with the scope in which it was allocated.");
            }
            forget(kept);
            enclosing.add(kept);
            return tensor;
        }
    }

    @Override
    public void close() {
        synchronized (session) {
            if (!closed) {
                session.checkThread("scope");
                session.closeDownTo(this);
            }
        }
    }

    /** Frees its tensors, on whichever thread. */
    void free() {
        closed = true;
        tensors.forEach(DjlTensor::free);
        tensors.clear();
    }
}
