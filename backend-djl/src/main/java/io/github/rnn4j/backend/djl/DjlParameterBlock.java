package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.SingleParameterLayout;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** One parameter in its canonical shape. */
final class DjlParameterBlock implements ParameterBlock {
    private final DjlBackend backend;
    private final SingleParameterLayout layout;
    private final DjlTensor storage;
    private volatile long version;
    private volatile boolean frozen;

    DjlParameterBlock(DjlBackend backend, SingleParameterLayout layout, DType dtype) {
        this.backend = backend;
        this.layout = layout;
        this.storage = new DjlTensor(backend, null, backend.home(), dtype, layout.storageShape());
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
        synchronized (backend.staging()) {
            try (DjlCall call = new DjlCall(backend, backend.home(), backend.staging())) {
                DjlTransferOps.upload(call, source, 0, storage);
            }
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
        double[] values = new double[storage.shape().elements()];
        synchronized (backend.staging()) {
            try (DjlCall call = new DjlCall(backend, backend.home(), backend.staging())) {
                DjlTransferOps.download(call, storage, values, 0);
            }
        }
        return values;
    }

    @Override
    public void close() {
        storage.freeShared();
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
        if (length != storage.shape().elements()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameter '" + layout.parameter().name() + "': expected "
                            + storage.shape().elements() + " values but got " + length + ". Give all of "
                            + storage.shape() + ", row-major.");
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
