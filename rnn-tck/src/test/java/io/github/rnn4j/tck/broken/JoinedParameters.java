package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;

/** Parameters one after the other in a block of the reference backend. */
record JoinedParameters(ComposedPlan.Layout joined, ParameterBlock storageBlock) implements ParameterBlock {
    private static final String STORAGE = ComposedPlan.Layout.STORAGE;

    @Override
    public ParameterLayout layout() {
        return joined;
    }

    @Override
    public DType dtype() {
        return storageBlock.dtype();
    }

    @Override
    public Tensor storage() {
        return storageBlock.storage();
    }

    @Override
    public long version() {
        return storageBlock.version();
    }

    @Override
    public void touch() {
        storageBlock.touch();
    }

    @Override
    public void freeze() {
        storageBlock.freeze();
    }

    @Override
    public boolean isFrozen() {
        return storageBlock.isFrozen();
    }

    @Override
    public void upload(String parameter, double[] source) {
        double[] all = storageBlock.download(STORAGE);
        System.arraycopy(source, 0, all, offset(parameter), source.length);
        storageBlock.upload(STORAGE, all);
    }

    @Override
    public void upload(String parameter, float[] source) {
        double[] wide = new double[source.length];
        Arrays.setAll(wide, i -> source[i]);
        upload(parameter, wide);
    }

    @Override
    public double[] download(String parameter) {
        int offset = offset(parameter);
        int end = offset;
        for (ParameterSpec spec : joined.parameters()) {
            end += spec.name().equals(parameter) ? spec.shape().elements() : 0;
        }
        return Arrays.copyOfRange(storageBlock.download(STORAGE), offset, end);
    }

    private int offset(String parameter) {
        int offset = 0;
        for (ParameterSpec spec : joined.parameters()) {
            if (spec.name().equals(parameter)) {
                return offset;
            }
            offset += spec.shape().elements();
        }
        throw new IllegalArgumentException("parameter: expected one of the layout's but got '" + parameter + "'");
    }

    @Override
    public void close() {
        storageBlock.close();
    }
}
