package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.SingleParameterLayout;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** One parameter in its canonical shape. */
final class ReferenceParameterBlock implements ParameterBlock {
    private final ReferenceBackend backend;
    private final SingleParameterLayout layout;
    private final ReferenceTensor storage;
    private volatile long version;
    private volatile boolean frozen;

    ReferenceParameterBlock(ReferenceBackend backend, SingleParameterLayout layout, DType dtype) {
        this.backend = backend;
        this.layout = layout;
        this.storage = ReferenceTensor.allocate(backend, null, dtype, layout.storageShape());
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

    @Override
    public long version() {
        return version;
    }

    @Override
    public synchronized void touch() {
        checkWritable();
        version++;
    }

    @Override
    public synchronized void freeze() {
        frozen = true;
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public synchronized void upload(String parameter, double[] source) {
        checkKnown(parameter);
        checkWritable();
        checkLength(source.length);
        for (int i = 0; i < source.length; i++) {
            storage.set(i, source[i]);
        }
        version++;
    }

    @Override
    public void upload(String parameter, float[] source) {
        double[] wide = new double[source.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = source[i];
        }
        upload(parameter, wide);
    }

    @Override
    public double[] download(String parameter) {
        checkKnown(parameter);
        checkOpen();
        double[] values = new double[storage.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = storage.get(i);
        }
        return values;
    }

    @Override
    public void close() {
        storage.free();
        backend.forget(this);
    }

    private void checkKnown(String parameter) {
        String known = layout.parameter().name();
        if (!parameter.equals(known)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameter: expected '" + known + "' but got '" + parameter + "'. Use a name of the layout.");
        }
    }

    private void checkLength(int length) {
        if (length != storage.elements()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameter '" + layout.parameter().name() + "': expected " + storage.elements() + " values but got "
                            + length + ". Give all of " + storage.shape() + ", row-major.");
        }
    }

    private void checkWritable() {
        checkOpen();
        if (frozen) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameter '" + layout.parameter().name()
                            + "': expected a block that may change but got a frozen one. Write into a new block.");
        }
    }

    private void checkOpen() {
        if (storage.isClosed()) {
            throw new ClosedResourceException("parameter '" + layout.parameter().name()
                    + "': expected an open block but got a closed one. Allocate another.");
        }
    }
}
