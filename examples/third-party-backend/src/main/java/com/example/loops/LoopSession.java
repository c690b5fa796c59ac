package com.example.loops;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** One thread's place to compute: its open scopes, and the checks that stand at the head of every operation. */
final class LoopSession implements Session {
    private final LoopBackend backend;
    private final Mode mode;
    private final Thread thread = Thread.currentThread();
    private final LoopOps ops = new LoopOps(this);
    private LoopScope innermost = new LoopScope(this, null);
    private volatile boolean closed;

    LoopSession(LoopBackend backend, Mode mode) {
        this.backend = backend;
        this.mode = mode;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public TensorOps ops() {
        check("session");
        return ops;
    }

    @Override
    public void synchronize() {
        check("session");
    }

    /** May be called by any thread. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            for (LoopScope scope = innermost; scope != null; scope = scope.parent) {
                scope.free();
            }
            backend.sessions.remove(this);
        }
    }

    LoopScope openScope() {
        check("openScope");
        innermost = new LoopScope(this, innermost);
        return innermost;
    }

    /** Closes a scope and those opened inside it. */
    void closeDownTo(LoopScope scope) {
        while (!scope.closed) {
            innermost.free();
            innermost = innermost.parent == null ? innermost : innermost.parent;
        }
    }

    LoopTensor allocate(DType dtype, Shape shape) {
        check("allocate");
        LoopBackend.checkStorage(dtype);
        LoopTensor tensor = new LoopTensor(backend, this, dtype, shape);
        innermost.own(tensor);
        return tensor;
    }

    /** Returns an operand as one of ours that this thread may use now. */
    LoopTensor use(String subject, Tensor tensor) {
        check(subject);
        if (!(tensor instanceof LoopTensor ours) || ours.backend != backend) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE, subject + ": expected a tensor of this backend but got another's");
        }
        Refusals.closed(ours.isClosed(), subject);
        if (ours.session != null) {
            ours.session.checkThread(subject);
        }
        return ours;
    }

    private void check(String subject) {
        Refusals.closed(closed, subject + " (session)");
        checkThread(subject);
    }

    void checkThread(String subject) {
        if (Thread.currentThread() != thread) {
            throw new RnnException(
                    ErrorCode.WRONG_THREAD,
                    subject + ": expected thread '" + thread.getName() + "' but got '"
                            + Thread.currentThread().getName() + "'");
        }
    }
}
