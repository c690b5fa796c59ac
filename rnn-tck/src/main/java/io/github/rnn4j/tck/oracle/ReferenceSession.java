package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** One thread's place to compute on the reference backend: its open scopes, and the checks of what it is handed. */
final class ReferenceSession implements Session {
    private final ReferenceBackend backend;
    private final Mode mode;
    private final Thread thread = Thread.currentThread();
    private final ReferenceOps ops = new ReferenceOps(this);
    private ReferenceScope innermost = new ReferenceScope(this, null);
    private volatile boolean closed;

    ReferenceSession(ReferenceBackend backend, Mode mode) {
        this.backend = backend;
        this.mode = mode;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public TensorOps ops() {
        checkUsable("session");
        return ops;
    }

    @Override
    public void synchronize() {
        checkUsable("session");
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (ReferenceScope scope = innermost; scope != null; scope = scope.parent()) {
            scope.free();
        }
        backend.forget(this);
    }

    ReferenceTensor allocate(DType dtype, Shape shape) {
        ReferenceTensor tensor = ReferenceTensor.allocate(backend, this, dtype, shape);
        innermost.own(tensor);
        return tensor;
    }

    ReferenceScope openScope() {
        innermost = new ReferenceScope(this, innermost);
        return innermost;
    }

    /** Closes a scope and those inside it. */
    void closeDownTo(ReferenceScope scope) {
        while (!scope.isClosed()) {
            innermost.free();
            ReferenceScope enclosing = innermost.parent();
            if (enclosing != null) {
                innermost = enclosing;
            }
        }
    }

    /** Returns the tensor as one of ours that this thread may use now. */
    ReferenceTensor use(String subject, Tensor tensor) {
        checkUsable(subject);
        if (!(tensor instanceof ReferenceTensor ours) || ours.backend() != backend) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    subject + ": expected a tensor of this backend but got "
                            + tensor.getClass().getSimpleName() + " " + tensor.shape()
                            + ". Move elements between backends by download and upload.");
        }
        if (ours.isClosed()) {
            throw new ClosedResourceException(subject + ": expected an open tensor but got " + ours
                    + ". Keep it with Scope.keep if it must outlive its scope.");
        }
        ReferenceSession owner = ours.session();
        if (owner != null) {
            owner.checkThread(subject);
        }
        return ours;
    }

    void checkUsable(String subject) {
        if (closed) {
            throw new ClosedResourceException(
                    subject + ": expected an open session but got a closed one. Open another with newSession.");
        }
        checkThread(subject);
    }

    void checkThread(String subject) {
        if (Thread.currentThread() != thread) {
            throw new RnnException(
                    ErrorCode.WRONG_THREAD,
                    subject + ": expected thread '" + thread.getName() + "' but got '"
                            + Thread.currentThread().getName() + "'. Open a session for each thread.");
        }
    }
}
