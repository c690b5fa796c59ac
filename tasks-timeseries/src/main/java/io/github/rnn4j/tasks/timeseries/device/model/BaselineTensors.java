package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;
import java.util.List;

/** Baselines as tensors of a model file, whose names begin with {@code baseline.} and the baseline's own. */
final class BaselineTensors {
    private BaselineTensors() {}

    static List<NamedArray> encode(WindowClassifier model) {
        String prefix = prefix(model.name());
        if (model instanceof GreatestDeviation deviation) {
            return List.of(DeviationTensors.encode(deviation, prefix));
        }
        if (model instanceof RidgeClassifier ridge) {
            return LinearTensors.encode(ridge.map(), prefix);
        }
        if (model instanceof NextFrameRidge ridge) {
            return NextFrameTensors.encode(ridge, prefix);
        }
        if (model instanceof ForestClassifier forest) {
            return ForestTensors.encode(forest, prefix);
        }
        throw new IllegalArgumentException("baseline: expected one that a file can hold but got " + model.name());
    }

    static WindowClassifier decode(String name, WindowStatistics statistics, ModelFile file) {
        String prefix = prefix(name);
        return switch (name) {
            case GreatestDeviation.NAME -> DeviationTensors.decode(file.tensors(prefix), prefix);
            case RidgeClassifier.NAME ->
                new RidgeClassifier(statistics, LinearTensors.decode(statistics.size(), file.tensors(prefix), prefix));
            case NextFrameRidge.NAME -> NextFrameTensors.decode(statistics.inputSize(), file.tensors(prefix), prefix);
            case ForestClassifier.NAME -> ForestTensors.decode(statistics, file.tensors(prefix), prefix);
            default ->
                throw new InvalidSpecException(
                        "baselines: expected " + GreatestDeviation.NAME + ", " + RidgeClassifier.NAME + ", "
                                + NextFrameRidge.NAME + " or " + ForestClassifier.NAME + " but got '" + name + "'");
        };
    }

    private static String prefix(String name) {
        return ModelFile.BASELINE + name + ".";
    }
}
