package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.SingleParameterLayout;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** One parameter in an array that no session owns: all threads may read. */
final class Nd4jParameterBlock implements ParameterBlock {
    private final Nd4jBackend backend;
    private final SingleParameterLayout layout;
    private final Nd4jTensor storage;
    private volatile long version;
    private volatile boolean frozen;

    Nd4jParameterBlock(Nd4jBackend backend, ParameterLayout layout, DType dtype) {
        if (!(layout instanceof SingleParameterLayout single)) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "layout: expected that of a single parameter but got a "
                            + layout.getClass().getSimpleName() + " (backend '" + backend.name()
                            + "' has no plans). Use ParameterLayout.single.");
        }
        this.backend = backend;
        this.layout = single;
        EngineArray elements = EngineArray.allocate(
                EngineTypes.of(dtype), single.storageShape().elements());
        this.storage = new Nd4jTensor(backend, null, dtype, single.storageShape(), elements);
        write(new double[storage.shape().elements()]);
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
        checkOpen();
        frozen = true;
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public synchronized void upload(String parameter, double[] source) {
        checkWritable();
        checkName(parameter);
        checkLength(source.length);
        write(source);
        version++;
    }

    @Override
    public void upload(String parameter, float[] source) {
        upload(parameter, HostNumbers.widened(source, 0, source.length));
    }

    @Override
    public synchronized double[] download(String parameter) {
        checkOpen();
        checkName(parameter);
        double[] values = new double[storage.shape().elements()];
        HostNumbers.read(storage.elements(), values, 0);
        return values;
    }

    private void write(double[] source) {
        HostNumbers.write(storage.elements(), source, 0);
    }

    private void checkName(String parameter) {
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
    public synchronized void close() {
        storage.close();
        backend.forget(this);
    }
}
