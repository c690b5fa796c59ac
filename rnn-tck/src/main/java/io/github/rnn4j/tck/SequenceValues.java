package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.List;

/** What a sequence gave: results and gradients by name. */
final class SequenceValues {
    private final Named<Shape> shapes = new Named<>();
    private final Named<double[]> values = new Named<>();

    static String gradientOf(String name) {
        return "gradient of " + name;
    }

    void put(String name, Shape shape, double[] elements) {
        shapes.put(name, shape);
        values.put(name, elements);
    }

    /** Reads tensors and puts each under its name. */
    void putAll(TensorOps ops, List<String> names, List<Tensor> tensors) {
        for (int i = 0; i < names.size(); i++) {
            put(names.get(i), tensors.get(i).shape(), TensorValues.read(ops, tensors.get(i)));
        }
    }

    double[] get(String name) {
        return values.get(name);
    }

    Shape shape(String name) {
        return shapes.get(name);
    }

    /** Returns these with the gradients of some names multiplied. */
    SequenceValues scaled(Iterable<String> names, double factor) {
        SequenceValues scaled = new SequenceValues();
        values.forEach((name, elements) -> scaled.put(name, shapes.get(name), elements.clone()));
        for (String name : names) {
            double[] elements = scaled.get(gradientOf(name));
            for (int i = 0; i < elements.length; i++) {
                elements[i] *= factor;
            }
        }
        return scaled;
    }

    /** Fails where one of the expected values differs. */
    void check(String what, SequenceValues expected, Tolerance tolerance) {
        expected.values.forEach((name, elements) ->
                tolerance.check(what + ": " + name, expected.shapes.get(name), values.get(name), elements));
    }

    /** Fails where one of the expected values differs by a bit. */
    void checkSameBits(String what, SequenceValues expected) {
        check(what + ", bit for bit", expected, new Tolerance(0, 0));
    }
}
