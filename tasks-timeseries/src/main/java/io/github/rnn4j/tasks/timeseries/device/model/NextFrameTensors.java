package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The linear forecast of a frame as tensors: those of the map, {@code spread [features]}, {@code limit [1]} and {@code cut [1]}. */
final class NextFrameTensors {
    private static final String SPREAD = "spread";
    private static final String LIMIT = "limit";
    private static final String CUT = "cut";

    private NextFrameTensors() {}

    static List<NamedArray> encode(NextFrameRidge model, String prefix) {
        List<NamedArray> tensors = new ArrayList<>(LinearTensors.encode(model.map(), prefix));
        double[] spreads = model.error().spreads().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        tensors.add(new NamedArray(prefix + SPREAD, DType.FLOAT64, Shape.of(spreads.length), spreads));
        tensors.add(scalar(prefix + LIMIT, model.error().limit()));
        tensors.add(scalar(prefix + CUT, model.cut()));
        return tensors;
    }

    private static NamedArray scalar(String name, double value) {
        return new NamedArray(name, DType.FLOAT64, Shape.of(1), new double[] {value});
    }

    static NextFrameRidge decode(int features, StateDict tensors, String prefix) {
        double[] spreads = tensors.get(prefix + SPREAD).values();
        int inputs = tensors.get(prefix + "mean").values().length;
        LinearMap map = LinearTensors.decode(inputs, tensors, prefix);
        if (spreads.length != features || map.biases().length != features || inputs % features != 0) {
            throw new InvalidSpecException("tensor '" + prefix + SPREAD + "': expected [" + features
                    + "], with as many outputs and whole frames of inputs, but got "
                    + tensors.get(prefix + SPREAD).shape() + ", " + map.biases().length + " and " + inputs);
        }
        return new NextFrameRidge(
                tensors.get(prefix + CUT).values()[0],
                map,
                new FrameError(
                        Arrays.stream(spreads).boxed().toList(),
                        tensors.get(prefix + LIMIT).values()[0]));
    }
}
