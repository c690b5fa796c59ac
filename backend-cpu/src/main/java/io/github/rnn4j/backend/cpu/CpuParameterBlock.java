package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SingleParameterLayout;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Parameters in an array that no session owns: all threads may read. A matrix of a plan's layout stands transposed, the order
 * in which the kernels read it.
 */
final class CpuParameterBlock implements ParameterBlock {
    private final CpuBackend backend;
    private final ParameterLayout layout;
    private final FloatingElements<?> elements;
    private final CpuTensor storage;
    private final AtomicLong version = new AtomicLong();
    private volatile boolean frozen;

    CpuParameterBlock(CpuBackend backend, ParameterLayout layout, DType dtype) {
        if (!(layout instanceof SingleParameterLayout) && !(layout instanceof RnnLayout)) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "layout: expected that of a single parameter or of a plan of backend 'cpu' but got a "
                            + layout.getClass().getSimpleName() + ". Take the plan's own.");
        }
        this.backend = backend;
        this.layout = layout;
        this.elements = CpuTypes.floating(dtype, "parameters");
        this.storage = new CpuTensor(backend, null, dtype, layout.storageShape());
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public DType dtype() {
        return storage.dtype();
    }

    @Override
    public Tensor storage() {
        return storage;
    }

    CpuBackend backend() {
        return backend;
    }

    /** Returns the elements; throws if the block is closed. */
    Object array() {
        checkOpen();
        return storage.array();
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public void touch() {
        checkWritable();
        version.incrementAndGet();
    }

    @Override
    public void freeze() {
        checkOpen();
        frozen = true;
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public void upload(String parameter, double[] source) {
        checkWritable();
        place(elements, parameter, source);
        version.incrementAndGet();
    }

    @Override
    public void upload(String parameter, float[] source) {
        double[] wide = new double[source.length];
        CpuTypes.FLOATS.toDouble(source, 0, wide, 0, source.length);
        upload(parameter, wide);
    }

    @Override
    public double[] download(String parameter) {
        checkOpen();
        return fetch(elements, parameter);
    }

    private <A> void place(FloatingElements<A> kernels, String name, double[] source) {
        ParameterSpec spec = spec(name);
        if (source.length != spec.shape().elements()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    name + ": expected " + spec.shape().elements() + " values for " + spec.shape() + " but got "
                            + source.length + ".");
        }
        A target = kernels.cast(storage.array());
        if (layout instanceof RnnLayout rnn) {
            int offset = rnn.offset(name);
            double[] placed = spec.shape().rank() == 2
                    ? transposed(source, spec.shape().size(0), spec.shape().size(1))
                    : source;
            kernels.fromDouble(placed, 0, target, offset, placed.length);
        } else {
            kernels.fromDouble(source, 0, target, 0, source.length);
        }
    }

    private <A> double[] fetch(FloatingElements<A> kernels, String name) {
        ParameterSpec spec = spec(name);
        double[] values = new double[spec.shape().elements()];
        A source = kernels.cast(storage.array());
        if (layout instanceof RnnLayout rnn) {
            kernels.toDouble(source, rnn.offset(name), values, 0, values.length);
            return spec.shape().rank() == 2
                    ? transposed(values, spec.shape().size(1), spec.shape().size(0))
                    : values;
        }
        kernels.toDouble(source, 0, values, 0, values.length);
        return values;
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
        double[] turned = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = matrix[i * columns + j];
            }
        }
        return turned;
    }

    private ParameterSpec spec(String name) {
        for (ParameterSpec candidate : layout.parameters()) {
            if (candidate.name().equals(name)) {
                return candidate;
            }
        }
        List<String> names =
                layout.parameters().stream().map(ParameterSpec::name).toList();
        throw new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "parameter: expected one of " + names + " but got '" + name + "'." + Suggestion.sentence(name, names));
    }

    private void checkOpen() {
        if (storage.isClosed()) {
            throw new ClosedResourceException(
                    "parameters: expected an open block but got one that is closed. Allocate another.");
        }
    }

    private void checkWritable() {
        checkOpen();
        if (frozen) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameters: expected a block that may be written but got a frozen one. Write to a copy.");
        }
    }

    @Override
    public void close() {
        storage.close();
        backend.forget(this);
    }
}
