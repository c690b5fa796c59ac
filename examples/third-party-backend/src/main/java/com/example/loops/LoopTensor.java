package com.example.loops;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Elements of any type, held in doubles and rounded to the type when they are set. A view shares them. */
final class LoopTensor implements Tensor {
    final LoopBackend backend;
    /** Whose thread may use it; null for parameters, which all threads share. */
    final @Nullable LoopSession session;

    final double[] values;
    private final @Nullable LoopTensor viewed;
    private final DType dtype;
    private final Shape shape;

    @Nullable
    LoopScope scope;

    private volatile boolean closed;

    LoopTensor(LoopBackend backend, @Nullable LoopSession session, DType dtype, Shape shape) {
        this(backend, session, null, dtype, shape, new double[shape.elements()]);
        count(1);
    }

    private LoopTensor(
            LoopBackend backend,
            @Nullable LoopSession session,
            @Nullable LoopTensor viewed,
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

    LoopTensor view(Shape other) {
        return new LoopTensor(backend, session, this, dtype, other, values);
    }

    /** Sets an element: to the nearest floating number, or towards zero to a whole one. */
    void set(int index, double value) {
        values[index] = dtype == DType.FLOAT32 ? (float) value : dtype == DType.INT32 ? (int) value : value;
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
        if (scope != null) {
            scope.tensors.remove(this);
        }
        free();
    }

    void free() {
        if (!closed && viewed == null) {
            count(-1);
        }
        closed = true;
    }

    private void count(int sign) {
        backend.liveTensors.addAndGet(sign);
        backend.liveBytes.addAndGet((long) sign * values.length * dtype.bytes());
    }
}
