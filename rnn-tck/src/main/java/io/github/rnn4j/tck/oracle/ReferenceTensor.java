package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Elements of any type, each held in a double, which loses none. {@link #set} rounds to the tensor's type: that is the one
 * rounding of an operation, for operations compute in double.
 */
final class ReferenceTensor implements Tensor {
    private final ReferenceBackend backend;
    private final @Nullable ReferenceSession session;
    private final @Nullable ReferenceTensor viewed;
    private final DType dtype;
    private final Shape shape;
    private final double[] values;
    private @Nullable ReferenceScope scope;
    private volatile boolean closed;

    private ReferenceTensor(
            ReferenceBackend backend,
            @Nullable ReferenceSession session,
            @Nullable ReferenceTensor viewed,
            DType dtype,
            Shape shape,
            double[] values) {
        this.backend = backend;
        this.session = session;
        this.viewed = viewed;
        this.dtype = dtype;
        this.shape = shape;
        this.values = values;
    }

    /**
     * Allocates zeros.
     *
     * @param session whose thread may use it; null for parameters, which all may use
     */
    static ReferenceTensor allocate(
            ReferenceBackend backend, @Nullable ReferenceSession session, DType dtype, Shape shape) {
        backend.ledger().allocated(dtype, shape);
        return new ReferenceTensor(backend, session, null, dtype, shape, new double[shape.elements()]);
    }

    ReferenceTensor view(Shape other) {
        return new ReferenceTensor(backend, session, this, dtype, other, values);
    }

    /** Returns element {@code index}, row-major. */
    double get(int index) {
        return values[index];
    }

    /** Overwrites element {@code index}, rounded to the tensor's type; to whole numbers by cutting towards zero. */
    void set(int index, double value) {
        values[index] = switch (dtype) {
            case FLOAT32 -> (float) value;
            case INT32 -> (int) value;
            default -> value;
        };
    }

    int elements() {
        return values.length;
    }

    boolean sharesElementsWith(ReferenceTensor other) {
        return values == other.values;
    }

    boolean isView() {
        return viewed != null;
    }

    ReferenceBackend backend() {
        return backend;
    }

    @Nullable
    ReferenceSession session() {
        return session;
    }

    @Nullable
    ReferenceScope scope() {
        return scope;
    }

    void belongTo(ReferenceScope owner) {
        scope = owner;
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
        return closed || (viewed != null && viewed.isClosed());
    }

    @Override
    public void close() {
        if (session != null) {
            session.checkThread("tensor");
        }
        ReferenceScope owner = scope;
        if (owner != null) {
            owner.disown(this);
        }
        free();
    }

    /** Closes without asking who or where: for owners that are closing themselves. */
    void free() {
        if (closed) {
            return;
        }
        closed = true;
        if (viewed == null) {
            backend.ledger().freed(dtype, shape);
        }
    }

    @Override
    public String toString() {
        return dtype + " " + shape + (isClosed() ? " (closed)" : "");
    }
}
