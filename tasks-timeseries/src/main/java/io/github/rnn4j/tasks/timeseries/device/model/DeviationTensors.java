package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;

/** The greatest deviation as a tensor: {@code limit [1]}. */
final class DeviationTensors {
    private static final String LIMIT = "limit";

    private DeviationTensors() {}

    static NamedArray encode(GreatestDeviation model, String prefix) {
        return new NamedArray(prefix + LIMIT, DType.FLOAT64, Shape.of(1), new double[] {model.limit()});
    }

    static GreatestDeviation decode(StateDict tensors, String prefix) {
        return new GreatestDeviation(tensors.get(prefix + LIMIT).values()[0]);
    }
}
