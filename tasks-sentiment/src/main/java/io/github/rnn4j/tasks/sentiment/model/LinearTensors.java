package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear model as tensors: {@code weight [outputs, features]} and {@code bias [outputs]}; of a support vector machine {@code idf
 * [features]} as well.
 */
final class LinearTensors {
    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";
    private static final String IDF = "idf";

    private LinearTensors() {}

    private static String prefix(LinearFamily family) {
        return ModelFile.BASELINE + family.code() + ".";
    }

    static List<NamedArray> encode(LinearFamily family, LinearModel model) {
        String prefix = prefix(family);
        List<NamedArray> tensors = new ArrayList<>();
        if (model instanceof NgramLogisticRegression regression) {
            add(tensors, prefix, regression.weights(), regression.biases());
        } else if (model instanceof TfidfSvm machine) {
            add(tensors, prefix, machine.weights(), machine.biases());
            tensors.add(vector(prefix + IDF, machine.idf()));
        }
        return tensors;
    }

    private static void add(List<NamedArray> tensors, String prefix, float[][] weights, float[] biases) {
        int features = weights[0].length;
        double[] flat = new double[weights.length * features];
        for (int output = 0; output < weights.length; output++) {
            for (int feature = 0; feature < features; feature++) {
                flat[output * features + feature] = weights[output][feature];
            }
        }
        tensors.add(new NamedArray(prefix + WEIGHT, DType.FLOAT32, Shape.of(weights.length, features), flat));
        tensors.add(vector(prefix + BIAS, biases));
    }

    private static NamedArray vector(String name, float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return new NamedArray(name, DType.FLOAT32, Shape.of(values.length), wide);
    }

    static LinearModel decode(LinearFamily family, Reading reading, Vocabulary features, ModelFile file) {
        String prefix = prefix(family);
        StateDict tensors = file.tensors(prefix);
        float[] biases = floats(tensors, prefix + BIAS);
        float[] flat = floats(tensors, prefix + WEIGHT);
        if (flat.length != biases.length * features.size()) {
            throw new InvalidSpecException("tensor '" + prefix + WEIGHT + "': expected [" + biases.length + ", "
                    + features.size() + "] but got "
                    + tensors.get(prefix + WEIGHT).shape());
        }
        float[][] weights = new float[biases.length][features.size()];
        for (int output = 0; output < biases.length; output++) {
            System.arraycopy(flat, output * features.size(), weights[output], 0, features.size());
        }
        return switch (family) {
            case NB_LOGISTIC_REGRESSION -> new NgramLogisticRegression(reading, features, weights, biases);
            case TFIDF_SVM -> new TfidfSvm(reading, features, floats(tensors, prefix + IDF), weights, biases);
        };
    }

    private static float[] floats(StateDict tensors, String name) {
        double[] wide = tensors.get(name).values();
        float[] values = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            values[i] = (float) wide[i];
        }
        return values;
    }
}
