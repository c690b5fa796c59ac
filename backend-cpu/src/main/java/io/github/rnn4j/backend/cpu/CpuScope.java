package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tensors of one open scope. All access to the set of tensors is guarded by the session, which another thread may close.
 */
final class CpuScope implements Scope {
    private final CpuSession session;
    private final @Nullable CpuScope enclosing;
    private final Set<CpuTensor> tensors = new HashSet<>();
    private boolean closed;

    /**
     * @param enclosing the scope that was the innermost so far; null for the session's own
     */
    CpuScope(CpuSession session, @Nullable CpuScope enclosing) {
        this.session = session;
        this.enclosing = enclosing;
    }

    @Nullable
    CpuScope enclosing() {
        return enclosing;
    }

    void add(CpuTensor tensor) {
        synchronized (session) {
            tensor.scope = this;
            tensors.add(tensor);
        }
    }

    private void checkOpen() {
        synchronized (session) {
            if (closed) {
                throw new ClosedResourceException(
                        "scope: expected an open one but got one that is closed. Keep tensors before it closes.");
            }
        }
    }

    void forget(CpuTensor tensor) {
        synchronized (session) {
            tensors.remove(tensor);
        }
    }

    @Override
    public Tensor keep(Tensor tensor) {
        session.check();
        checkOpen();
        CpuTensor owned = session.operands().open(tensor, "tensor").root();
        if (owned.scope != this || enclosing == null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "tensor: expected one of this scope but got " + owned + " of another owner. Keep it where it was"
                            + " allocated.");
        }
        forget(owned);
        enclosing.add(owned);
        return tensor;
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
        for (CpuTensor tensor : tensors) {
            tensor.free();
        }
        tensors.clear();
    }
}
