package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.List;

/** The linear baseline as tensors: {@code weight [outputs, features]} and {@code bias [outputs]}. */
final class LinearTensors {
    static final String PREFIX = ModelFile.BASELINE + LinearBaseline.NAME + ".";

    private static final String WEIGHT = PREFIX + "weight";
    private static final String BIAS = PREFIX + "bias";

    private LinearTensors() {}

    static List<NamedArray> encode(NgramLogisticRegression model) {
        float[][] weights = model.weights();
        int features = model.features().size();
        double[] flat = new double[weights.length * features];
        for (int output = 0; output < weights.length; output++) {
            for (int feature = 0; feature < features; feature++) {
                flat[output * features + feature] = weights[output][feature];
            }
        }
        float[] biases = model.biases();
        double[] bias = new double[biases.length];
        for (int output = 0; output < biases.length; output++) {
            bias[output] = biases[output];
        }
        return List.of(
                new NamedArray(WEIGHT, DType.FLOAT32, Shape.of(weights.length, features), flat),
                new NamedArray(BIAS, DType.FLOAT32, Shape.of(bias.length), bias));
    }

    static NgramLogisticRegression decode(Language language, Vocabulary features, StateDict tensors) {
        double[] flat = tensors.get(WEIGHT).values();
        double[] bias = tensors.get(BIAS).values();
        if (flat.length != bias.length * features.size()) {
            throw new InvalidSpecException("tensor '" + WEIGHT + "': expected [" + bias.length + ", " + features.size()
                    + "] but got " + tensors.get(WEIGHT).shape());
        }
        float[][] weights = new float[bias.length][features.size()];
        float[] biases = new float[bias.length];
        for (int output = 0; output < bias.length; output++) {
            biases[output] = (float) bias[output];
            for (int feature = 0; feature < features.size(); feature++) {
                weights[output][feature] = (float) flat[output * features.size() + feature];
            }
        }
        return new NgramLogisticRegression(language, features, weights, biases);
    }
}
