package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;
import java.util.Arrays;
import java.util.List;

/** Ridge as tensors: {@code mean [statistics]}, {@code deviation [statistics]}, {@code weight [states, statistics]}, {@code bias [states]}. */
final class RidgeTensors {
    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    private RidgeTensors() {}

    static List<NamedArray> encode(RidgeClassifier model, String prefix) {
        int statistics = model.means().length;
        int states = model.biases().length;
        double[] weights = new double[states * statistics];
        for (int state = 0; state < states; state++) {
            System.arraycopy(model.weights()[state], 0, weights, state * statistics, statistics);
        }
        return List.of(
                new NamedArray(prefix + MEAN, DType.FLOAT64, Shape.of(statistics), model.means()),
                new NamedArray(prefix + DEVIATION, DType.FLOAT64, Shape.of(statistics), model.deviations()),
                new NamedArray(prefix + WEIGHT, DType.FLOAT64, Shape.of(states, statistics), weights),
                new NamedArray(prefix + BIAS, DType.FLOAT64, Shape.of(states), model.biases()));
    }

    static RidgeClassifier decode(WindowStatistics statistics, StateDict tensors, String prefix) {
        double[] means = tensors.get(prefix + MEAN).values();
        double[] deviations = tensors.get(prefix + DEVIATION).values();
        double[] flat = tensors.get(prefix + WEIGHT).values();
        double[] biases = tensors.get(prefix + BIAS).values();
        int size = statistics.size();
        if (means.length != size || deviations.length != size || flat.length != biases.length * size) {
            throw new InvalidSpecException("tensor '" + prefix + WEIGHT + "': expected [" + biases.length + ", " + size
                    + "], with as many means and deviations, but got "
                    + tensors.get(prefix + WEIGHT).shape() + ", " + means.length + " and " + deviations.length);
        }
        double[][] weights = new double[biases.length][];
        for (int state = 0; state < weights.length; state++) {
            weights[state] = Arrays.copyOfRange(flat, state * size, (state + 1) * size);
        }
        return new RidgeClassifier(statistics, means, deviations, weights, biases);
    }
}
