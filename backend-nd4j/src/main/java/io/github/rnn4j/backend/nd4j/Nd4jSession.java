package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * One thread's scopes and scratch memory. Confined to its thread, except {@link #close}. Every operation holds the session's
 * lock, so that whoever closes it from another thread waits until the engine has left the memory that is about to be freed.
 */
final class Nd4jSession implements Session {
    private final Nd4jBackend backend;
    private final Mode mode;
    private final Thread thread = Thread.currentThread();
    private final EngineCalls calls;
    private final EngineScalars scalars = new EngineScalars();
    private final ArrayPool pool = new ArrayPool();
    private final TensorOps ops = new Nd4jOps(this);
    private final Nd4jScope outermost = new Nd4jScope(this, null);
    private Nd4jScope innermost = outermost;
    private volatile boolean closed;

    Nd4jSession(Nd4jBackend backend, Mode mode, EngineCalls calls) {
        this.backend = backend;
        this.mode = mode;
        this.calls = calls;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public TensorOps ops() {
        return ops;
    }

    @Override
    public void synchronize() {
        synchronized (this) {
            check("synchronize");
            calls.synchronize();
        }
    }

    EngineCalls calls() {
        return calls;
    }

    EngineScalars scalars() {
        return scalars;
    }

    ArrayPool pool() {
        return pool;
    }

    Scratch scratch() {
        return new Scratch(pool);
    }

    Scope openScope() {
        synchronized (this) {
            check("openScope");
            innermost = new Nd4jScope(this, innermost);
            return innermost;
        }
    }

    Nd4jTensor allocate(DType dtype, Shape shape) {
        synchronized (this) {
            check("allocate");
            EngineArray elements = pool.take(EngineTypes.of(dtype), shape.elements());
            calls.run(Nd4jMemory.ASSIGN, elements.flat(), elements.flat(), scalars.of(elements.type(), 0));
            Nd4jTensor tensor = new Nd4jTensor(backend, this, dtype, shape, elements);
            innermost.add(tensor);
            return tensor;
        }
    }

    /** Returns the tensor as ours: open, of this backend, and of this thread. */
    Nd4jTensor use(String subject, Tensor tensor) {
        check(subject);
        if (!(tensor instanceof Nd4jTensor ours) || ours.backend() != backend) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    subject + ": expected a tensor of this backend '" + backend.name() + "' but got one of another ("
                            + tensor.getClass().getSimpleName() + "). Bring it over with download and upload.");
        }
        Nd4jSession owner = ours.session();
        if (owner != null && owner != this) {
            owner.checkThread();
        }
        if (ours.isClosed()) {
            throw new ClosedResourceException(subject + ": expected an open tensor but got one that is closed (" + ours
                    + "). Keep it with Scope.keep if it must outlive its scope.");
        }
        return ours;
    }

    /** Refuses another thread and a closed session. */
    void check(String subject) {
        checkThread();
        if (closed) {
            throw new ClosedResourceException(
                    subject + ": expected an open session but got one that is closed. Open another with newSession.");
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

    /** Frees the scopes inside another one, which then is no longer open itself. The caller holds the lock. */
    void closeInnerScopes(Nd4jScope closing) {
        while (innermost != closing) {
            innermost.freeAll();
            innermost = enclosing(innermost);
        }
        innermost = enclosing(closing);
    }

    private Nd4jScope enclosing(Nd4jScope scope) {
        Nd4jScope next = scope.enclosing();
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
            pool.close();
            scalars.close();
        }
        backend.forget(this, calls);
    }
}
