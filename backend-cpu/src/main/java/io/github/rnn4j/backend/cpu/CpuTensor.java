package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A Java array under a shape, row-major from its first element on; or a view of another tensor's array. */
final class CpuTensor implements Tensor {
    private final CpuBackend backend;
    private final @Nullable CpuSession session;
    private final DType dtype;
    private final Shape shape;
    private final @Nullable CpuTensor origin;

    /** Null once it is freed; always null in a view. */
    private volatile @Nullable Object array;

    private volatile boolean closed;

    /** The scope that frees it; null for a view and for the storage of parameters. */
    @Nullable
    CpuScope scope;

    /**
     * @param session the session it is confined to, or null for the storage of parameters
     */
    CpuTensor(CpuBackend backend, @Nullable CpuSession session, DType dtype, Shape shape) {
        this.backend = backend;
        this.session = session;
        this.dtype = dtype;
        this.shape = shape;
        this.origin = null;
        this.array = CpuTypes.elements(dtype).allocate(shape.elements());
        backend.count(1, bytes());
    }

    private CpuTensor(CpuTensor origin, Shape shape) {
        this.backend = origin.backend;
        this.session = origin.session;
        this.dtype = origin.dtype;
        this.shape = shape;
        this.origin = origin;
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

    CpuBackend backend() {
        return backend;
    }

    @Nullable
    CpuSession session() {
        return session;
    }

    /** Returns the tensor that owns the elements. */
    CpuTensor root() {
        return origin == null ? this : origin;
    }

    CpuTensor view(Shape other) {
        return new CpuTensor(root(), other);
    }

    /**
     * Returns the elements.
     *
     * @throws ClosedResourceException if this handle is closed
     */
    Object array() {
        Object current = root().array;
        if (closed || current == null) {
            throw new ClosedResourceException(
                    "tensor: expected an open one but got one that is closed (" + dtype + " " + shape + ")");
        }
        return current;
    }

    @Override
    public void close() {
        if (isClosed()) {
            return;
        }
        if (session != null) {
            session.checkThread();
        }
        if (origin != null) {
            closed = true;
            return;
        }
        CpuScope owner = scope;
        if (owner != null) {
            owner.forget(this);
        }
        free();
    }

    /** Frees the elements, whoever owns them. */
    void free() {
        if (!closed) {
            closed = true;
            array = null;
            backend.count(-1, -bytes());
        }
    }

    private long bytes() {
        return (long) shape.elements() * dtype.bytes();
    }

    @Override
    public String toString() {
        return dtype + " " + shape;
    }
}
