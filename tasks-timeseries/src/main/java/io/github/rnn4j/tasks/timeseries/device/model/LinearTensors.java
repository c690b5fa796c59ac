package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** A linear map as tensors: {@code mean [inputs]}, {@code deviation [inputs]}, {@code weight [outputs, inputs]}, {@code bias [outputs]}. */
final class LinearTensors {
    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    private LinearTensors() {}

    static List<NamedArray> encode(LinearMap map, String prefix) {
        int inputs = map.means().length;
        int outputs = map.biases().length;
        double[] weights = new double[outputs * inputs];
        for (int output = 0; output < outputs; output++) {
            System.arraycopy(map.weights()[output], 0, weights, output * inputs, inputs);
        }
        return List.of(
                new NamedArray(prefix + MEAN, DType.FLOAT64, Shape.of(inputs), map.means()),
                new NamedArray(prefix + DEVIATION, DType.FLOAT64, Shape.of(inputs), map.deviations()),
                new NamedArray(prefix + WEIGHT, DType.FLOAT64, Shape.of(outputs, inputs), weights),
                new NamedArray(prefix + BIAS, DType.FLOAT64, Shape.of(outputs), map.biases()));
    }

    static LinearMap decode(int inputs, StateDict tensors, String prefix) {
        double[] means = tensors.get(prefix + MEAN).values();
        double[] deviations = tensors.get(prefix + DEVIATION).values();
        double[] flat = tensors.get(prefix + WEIGHT).values();
        double[] biases = tensors.get(prefix + BIAS).values();
        if (means.length != inputs || deviations.length != inputs || flat.length != biases.length * inputs) {
            throw new InvalidSpecException("tensor '" + prefix + WEIGHT + "': expected [" + biases.length + ", "
                    + inputs + "], with as many means and deviations, but got "
                    + tensors.get(prefix + WEIGHT).shape() + ", " + means.length + " and " + deviations.length);
        }
        double[][] weights = new double[biases.length][];
        for (int output = 0; output < weights.length; output++) {
            weights[output] = Arrays.copyOfRange(flat, output * inputs, (output + 1) * inputs);
        }
        return new LinearMap(means, deviations, weights, biases);
    }
}
