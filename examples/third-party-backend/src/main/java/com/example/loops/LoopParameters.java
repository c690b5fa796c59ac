package com.example.loops;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.SingleParameterLayout;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;

/** One parameter as it is: without fused sequences there is no other layout to keep. */
final class LoopParameters implements ParameterBlock {
    private final LoopBackend backend;
    private final SingleParameterLayout layout;
    private final LoopTensor storage;
    private volatile long version;
    private volatile boolean frozen;

    LoopParameters(LoopBackend backend, SingleParameterLayout layout, DType dtype) {
        this.backend = backend;
        this.layout = layout;
        this.storage = new LoopTensor(backend, null, dtype, layout.storageShape());
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
    public void freeze() {
        frozen = true;
    }

    @Override
    public boolean isFrozen() {
        return frozen;
    }

    @Override
    public synchronized void upload(String parameter, double[] source) {
        checkName(parameter);
        checkWritable();
        Refusals.argument(
                parameter, source.length == storage.values.length, storage.values.length + " values", source.length);
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
        checkName(parameter);
        Refusals.closed(storage.isClosed(), parameter);
        return storage.values.clone();
    }

    @Override
    public void close() {
        storage.free();
        backend.parameters.remove(this);
    }

    private void checkName(String parameter) {
        String name = layout.parameter().name();
        Refusals.argument("parameter", parameter.equals(name), "'" + name + "'", "'" + parameter + "'");
    }

    private void checkWritable() {
        String name = layout.parameter().name();
        Refusals.closed(storage.isClosed(), name);
        Refusals.argument(name, !frozen, "a block that may change", "a frozen one");
    }
}
