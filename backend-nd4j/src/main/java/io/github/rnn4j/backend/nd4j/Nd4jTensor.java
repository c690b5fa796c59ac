package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array of the engine under a shape, or a view of another tensor's. */
final class Nd4jTensor implements Tensor {
    private final Nd4jBackend backend;
    private final @Nullable Nd4jSession session;
    private final @Nullable Nd4jTensor origin;
    private final DType dtype;
    private final Shape shape;
    private final EngineArray elements;
    private volatile boolean closed;

    /** The scope that frees it; null for a view and for the storage of parameters. Guarded by the session. */
    @Nullable
    Nd4jScope scope;

    /**
     * @param session the session it is confined to, or null for the storage of parameters
     */
    Nd4jTensor(Nd4jBackend backend, @Nullable Nd4jSession session, DType dtype, Shape shape, EngineArray elements) {
        this.backend = backend;
        this.session = session;
        this.origin = null;
        this.dtype = dtype;
        this.shape = shape;
        this.elements = elements;
        backend.count(1, bytes());
    }

    private Nd4jTensor(Nd4jTensor origin, Shape shape) {
        this.backend = origin.backend;
        this.session = origin.session;
        this.origin = origin;
        this.dtype = origin.dtype;
        this.shape = shape;
        this.elements = origin.elements;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public boolean isClosed() {
        return closed || root().closed;
    }

    Nd4jBackend backend() {
        return backend;
    }

    @Nullable
    Nd4jSession session() {
        return session;
    }

    /** Returns the tensor that owns the elements. */
    Nd4jTensor root() {
        return origin == null ? this : origin;
    }

    Nd4jTensor view(Shape other) {
        return new Nd4jTensor(root(), other);
    }

    boolean isEmpty() {
        return shape.elements() == 0;
    }

    DataType type() {
        return elements.type();
    }

    EngineArray elements() {
        return elements;
    }

    /** Returns the elements under the tensor's shape; for an open tensor that is not empty. */
    INDArray array() {
        return elements.as(shape);
    }

    /** Returns the elements under another shape of as many. */
    INDArray as(Shape other) {
        return elements.as(other);
    }

    @Override
    public void close() {
        if (isClosed()) {
            return;
        }
        if (origin != null || session == null) {
            closeByItself();
            return;
        }
        synchronized (session) {
            session.checkThread();
            Nd4jScope owner = scope;
            if (owner != null) {
                owner.forget(this);
            }
            free();
        }
    }

    private void closeByItself() {
        if (session != null) {
            session.checkThread();
        }
        if (origin != null) {
            closed = true;
        } else if (retire()) {
            backend.freeWhenUnused(elements);
        }
    }

    /** Frees the elements, whoever owns them. The caller holds the session's lock. */
    void free() {
        if (session != null && retire()) {
            session.pool().giveBack(elements);
        }
    }

    /** Closes the handle; returns whether it was open. */
    private synchronized boolean retire() {
        if (closed) {
            return false;
        }
        closed = true;
        backend.count(-1, -bytes());
        return true;
    }

    private long bytes() {
        return (long) shape.elements() * dtype.bytes();
    }

    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}
