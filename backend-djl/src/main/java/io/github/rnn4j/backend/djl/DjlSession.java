package io.github.rnn4j.backend.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import io.github.rnn4j.api.backend.DeviceKind;
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
import java.util.function.Consumer;

/**
 * One thread's scopes and its manager of native arrays. Confined to its thread, except {@link #close}: an operation holds the
 * session's lock, so that no other thread frees what it reads.
 */
final class DjlSession implements Session {
    private final DjlBackend backend;
    private final Mode mode;
    private final Thread thread = Thread.currentThread();
    private final NDManager home;
    private final DjlStaging staging = new DjlStaging();
    private final TensorOps ops = new DjlTensorOps(this);
    private DjlScope innermost = new DjlScope(this, null);
    private volatile boolean closed;

    DjlSession(DjlBackend backend, Mode mode) {
        this.backend = backend;
        this.mode = mode;
        this.home = backend.home().newSubManager();
        DjlEngine.prepareThread();
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

    /** On a GPU waits by fetching a number; elsewhere every call computes before it returns. */
    @Override
    public void synchronize() {
        checkUsable("session");
        if (backend.capabilities().device() == DeviceKind.CUDA) {
            try (Scope scope = openScope()) {
                ops.download(allocate(DType.FLOAT32, Shape.of(1)), new float[1], 0);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (DjlScope scope = innermost; scope != null; scope = scope.enclosing()) {
            scope.free();
        }
        home.close();
        backend.forget(this);
    }

    /** Does an operation's work with the engine; what the engine throws comes out as a failure of ours. */
    synchronized void compute(Consumer<DjlCall> work) {
        checkUsable("session");
        try (DjlCall call = new DjlCall(backend, home, staging)) {
            work.accept(call);
        } catch (EngineException e) {
            throw failure(e);
        }
    }

    private RnnException failure(EngineException cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        boolean memory = message.contains("memory");
        return new RnnException(
                memory ? ErrorCode.OUT_OF_MEMORY : ErrorCode.INTERNAL,
                "backend '" + backend.name() + "': expected the engine to compute but got: " + message
                        + (memory ? ". Use smaller batches." : ". Report it with the shapes of the operands."),
                cause);
    }

    synchronized DjlTensor allocate(DType dtype, Shape shape) {
        checkUsable("allocate");
        DjlTypes.of(dtype);
        try {
            DjlTensor tensor = new DjlTensor(backend, this, home, dtype, shape);
            innermost.add(tensor);
            return tensor;
        } catch (EngineException e) {
            throw failure(e);
        }
    }

    synchronized Scope openScope() {
        checkUsable("openScope");
        innermost = new DjlScope(this, innermost);
        return innermost;
    }

    /** Closes a scope and those inside it. */
    void closeDownTo(DjlScope scope) {
        while (!scope.isClosed()) {
            innermost.free();
            DjlScope enclosing = innermost.enclosing();
            if (enclosing != null) {
                innermost = enclosing;
            }
        }
    }

    /** Frees one tensor of this session. */
    synchronized void close(DjlTensor tensor) {
        checkThread("tensor");
        DjlScope owner = tensor.scope;
        if (owner != null) {
            owner.forget(tensor);
        }
        tensor.free();
    }

    /** Returns the tensor as one of ours that this thread may use now. */
    DjlTensor use(String subject, Tensor tensor) {
        checkUsable(subject);
        if (!(tensor instanceof DjlTensor ours) || ours.backend() != backend) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    subject + ": expected a tensor of this backend '" + backend.name() + "' but got "
                            + tensor.getClass().getSimpleName() + " " + tensor.shape()
                            + ". Move elements between backends by download and upload.");
        }
        if (ours.isClosed()) {
            throw new ClosedResourceException(subject + ": expected an open tensor but got " + ours
                    + ". Keep it with Scope.keep if it must outlive its scope.");
        }
        DjlSession owner = ours.session();
        if (owner != null) {
            owner.checkThread(subject);
        }
        return ours;
    }

    private void checkUsable(String subject) {
        checkThread(subject);
        if (closed) {
            throw new ClosedResourceException(
                    subject + ": expected an open session but got a closed one. Open another with newSession.");
        }
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
