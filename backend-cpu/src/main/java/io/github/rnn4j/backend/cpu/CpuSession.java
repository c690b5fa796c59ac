package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import org.jspecify.annotations.Nullable;

/** One thread's scopes and scratch memory. Confined to its thread, except {@link #close}. */
final class CpuSession implements Session {
    private final CpuBackend backend;
    private final Mode mode;
    private final Thread thread = Thread.currentThread();
    private final CpuOperands operands = new CpuOperands(this);
    private final CpuScratch scratch = new CpuScratch();
    private final ElementShare share;
    private final TensorOps ops;
    private final CpuScope outermost = new CpuScope(this, null);
    private CpuScope innermost = outermost;
    private volatile boolean closed;

    CpuSession(CpuBackend backend, Mode mode) {
        this.backend = backend;
        this.mode = mode;
        this.share = new ElementShare(backend.pool());
        this.ops = new CpuTensorOps(this);
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public TensorOps ops() {
        return ops;
    }

    /** Nothing is ever under way: every call computes before it returns. */
    @Override
    public void synchronize() {
        check();
    }

    CpuBackend backend() {
        return backend;
    }

    CpuOperands operands() {
        return operands;
    }

    CpuScratch scratch() {
        return scratch;
    }

    ElementShare share() {
        return share;
    }

    /** Refuses another thread and a closed session. */
    void check() {
        checkThread();
        if (closed) {
            throw new ClosedResourceException(
                    "session: expected an open one but got one that is closed. Open another with newSession.");
        }
    }

    void checkThread() {
        if (Thread.currentThread() != thread) {
            throw new RnnException(
                    ErrorCode.WRONG_THREAD,
                    "session: expected thread '" + thread.getName() + "' but got '"
                            + Thread.currentThread().getName() + "'. Open a session for each thread.");
        }
    }

    Scope openScope() {
        synchronized (this) {
            check();
            innermost = new CpuScope(this, innermost);
            return innermost;
        }
    }

    CpuTensor allocate(DType dtype, Shape shape) {
        synchronized (this) {
            check();
            CpuTensor tensor = new CpuTensor(backend, this, dtype, shape);
            innermost.add(tensor);
            return tensor;
        }
    }

    /** Frees the scopes inside another one, which then is no longer open itself. The caller holds the lock. */
    void closeInnerScopes(CpuScope closing) {
        while (innermost != closing) {
            innermost.freeAll();
            innermost = enclosing(innermost);
        }
        innermost = enclosing(closing);
    }

    private CpuScope enclosing(CpuScope scope) {
        @Nullable CpuScope next = scope.enclosing();
        return next == null ? outermost : next;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            closeInnerScopes(outermost);
            outermost.freeAll();
        }
        backend.forget(this);
    }
}
