package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A handle to an array of the engine, which is exchanged whenever an operation stores its result: the engine writes into no
 * array but its own. A view has no array; it looks through its origin at each use, and so sees every exchange.
 *
 * <p>The array is contiguous, shares its memory with no other tensor, and belongs to the manager of the session, or of the
 * backend for parameters.
 */
final class DjlTensor implements Tensor {
    private final DjlBackend backend;
    private final @Nullable DjlSession session;
    private final DType dtype;
    private final Shape shape;
    private final @Nullable DjlTensor origin;

    /** Null once it is freed; always null in a view. */
    private volatile @Nullable NDArray array;

    /** The engine's shape of the array, which may be any of as many elements. */
    private Shape arrayShape;

    private volatile boolean closed;

    /** The scope that frees it; null for a view and for the storage of parameters. */
    @Nullable
    DjlScope scope;

    /**
     * Allocates zeros.
     *
     * @param session the session it is confined to, or null for the storage of parameters
     * @param home the manager that owns the array
     */
    DjlTensor(DjlBackend backend, @Nullable DjlSession session, NDManager home, DType dtype, Shape shape) {
        this.backend = backend;
        this.session = session;
        this.dtype = dtype;
        this.shape = shape;
        this.origin = null;
        this.arrayShape = shape;
        this.array = home.zeros(DjlTypes.of(shape), DjlTypes.of(dtype));
        backend.count(1, bytes());
    }

    private DjlTensor(DjlTensor origin, Shape shape) {
        this.backend = origin.backend;
        this.session = origin.session;
        this.dtype = origin.dtype;
        this.shape = shape;
        this.arrayShape = shape;
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

    DjlBackend backend() {
        return backend;
    }

    @Nullable
    DjlSession session() {
        return session;
    }

    /** Returns the tensor that owns the elements. */
    DjlTensor root() {
        return origin == null ? this : origin;
    }

    DjlTensor view(Shape other) {
        return new DjlTensor(root(), other);
    }

    /** Returns the engine's array of a root. */
    NDArray array() {
        NDArray current = array;
        if (current == null) {
            throw closedException();
        }
        return current;
    }

    private ClosedResourceException closedException() {
        return new ClosedResourceException("tensor: expected an open one but got " + this + ". Allocate another.");
    }

    Shape arrayShape() {
        return arrayShape;
    }

    /** Exchanges a root's array; the caller guards it. */
    void exchange(NDArray replacement, Shape itsShape) {
        NDArray old = array;
        if (old == null) {
            replacement.close();
            throw closedException();
        }
        NDManager home = old.getManager();
        // A result belongs to the manager of the operation's left operand.
        if (replacement.getManager() != home) {
            replacement.attach(home);
        }
        array = replacement;
        arrayShape = itsShape;
        old.close();
    }

    @Override
    public void close() {
        if (isClosed()) {
            return;
        }
        if (origin != null) {
            if (session != null) {
                session.checkThread("tensor");
            }
            closed = true;
        } else if (session != null) {
            session.close(this);
        } else {
            freeShared();
        }
    }

    /** Frees the storage of parameters, when no other thread reads it. */
    void freeShared() {
        backend.shared().writeLock().lock();
        try {
            free();
        } finally {
            backend.shared().writeLock().unlock();
        }
    }

    /** Frees a root's elements; the caller guards it. */
    void free() {
        NDArray current = array;
        if (current != null) {
            closed = true;
            array = null;
            current.close();
            backend.count(-1, -bytes());
        }
    }

    private long bytes() {
        return (long) shape.elements() * dtype.bytes();
    }

    @Override
    public String toString() {
        return dtype + " " + shape + (isClosed() ? " (closed)" : "");
    }
}
