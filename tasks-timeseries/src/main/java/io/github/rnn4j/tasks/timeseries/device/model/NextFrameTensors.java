package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The linear forecast of a frame as tensors: those of the map, {@code lower}, {@code upper} and {@code spread
 * [features]}, and {@code limit [1]}. */
final class NextFrameTensors {
    private static final String SPREAD = "spread";
    private static final String LIMIT = "limit";
    private static final String LOWER = "lower";
    private static final String UPPER = "upper";

    private NextFrameTensors() {}

    static List<NamedArray> encode(NextFrameRidge model, String prefix) {
        List<NamedArray> tensors = new ArrayList<>(LinearTensors.encode(model.map(), prefix));
        FrameError error = model.error();
        tensors.add(vector(prefix + LOWER, error.range().lower()));
        tensors.add(vector(prefix + UPPER, error.range().upper()));
        tensors.add(vector(prefix + SPREAD, error.spreads()));
        tensors.add(vector(prefix + LIMIT, List.of(error.limit())));
        return tensors;
    }

    private static NamedArray vector(String name, List<Double> values) {
        return new NamedArray(
                name,
                DType.FLOAT64,
                Shape.of(values.size()),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<Double> values(StateDict tensors, String name) {
        return Arrays.stream(tensors.get(name).values()).boxed().toList();
    }

    static NextFrameRidge decode(int features, StateDict tensors, String prefix) {
        List<Double> spreads = values(tensors, prefix + SPREAD);
        int inputs = tensors.get(prefix + "mean").values().length;
        LinearMap map = LinearTensors.decode(inputs, tensors, prefix);
        if (spreads.size() != features || map.biases().length != features || inputs % features != 0) {
            throw new InvalidSpecException("tensor '" + prefix + SPREAD + "': expected [" + features
                    + "], with as many outputs and whole frames of inputs, but got "
                    + tensors.get(prefix + SPREAD).shape() + ", " + map.biases().length + " and " + inputs);
        }
        return new NextFrameRidge(
                map,
                new FrameError(
                        new NormalRange(values(tensors, prefix + LOWER), values(tensors, prefix + UPPER)),
                        spreads,
                        tensors.get(prefix + LIMIT).values()[0]));
    }
}
