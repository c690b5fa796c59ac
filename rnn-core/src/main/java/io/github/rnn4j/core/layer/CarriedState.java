package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of all recurrent layers between two parts of a batch's sequences. Its tensors outlive the recordings that read and write
 * them. Confined to a session.
 */
@Internal
public final class CarriedState {
    private final TensorOps ops;
    private final DType dtype;
    private final List<RecurrentLayer> layers;
    /** Of each recurrent layer, of each part, {@code [layers, batch, width]}. */
    private final List<List<Tensor>> states = new ArrayList<>();

    /** Allocates the state of a batch in the innermost open scope. */
    public CarriedState(TensorOps ops, Network network, int batchSize) {
        this.ops = ops;
        this.dtype = network.dtype();
        this.layers = network.layers().stream()
                .filter(RecurrentLayer.class::isInstance)
                .map(RecurrentLayer.class::cast)
                .toList();
        for (RecurrentLayer layer : layers) {
            states.add(layer.stateShapes(batchSize).values().stream()
                    .map(shape -> ops.allocate(dtype, shape))
                    .toList());
        }
    }

    /** Returns the state of one recurrent layer. */
    List<Tensor> of(int layer) {
        return states.get(layer);
    }

    /** Returns copies of all parts by name, of a batch of one. Reads the device. */
    public StateDict toStateDict() {
        List<NamedArray> arrays = new ArrayList<>();
        names().forEach((name, tensor) -> {
            double[] values = new double[tensor.shape().elements()];
            ops.download(tensor, values, 0);
            arrays.add(new NamedArray(
                    name, dtype, Shape.of(tensor.shape().size(0), tensor.shape().size(2)), values));
        });
        return new StateDict(arrays);
    }

    /**
     * Takes over a state, of a batch of one.
     *
     * @throws ShapeMismatchException if it is that of another network
     */
    public void load(StateDict given) {
        Map<String, Tensor> names = names();
        List<String> found = given.arrays().stream().map(NamedArray::name).toList();
        if (!List.copyOf(names.keySet()).equals(found)) {
            throw new ShapeMismatchException("state: expected " + names.keySet() + " but got " + found + ".");
        }
        names.forEach((name, tensor) -> {
            Shape expected = tensor.shape().without(1);
            Shape actual = given.get(name).shape();
            if (!actual.equals(expected)) {
                throw new ShapeMismatchException(
                        "state '" + name + "': expected " + expected + " but got " + actual + ".");
            }
        });
        names.forEach((name, tensor) -> ops.upload(given.get(name).values(), 0, tensor));
    }

    private Map<String, Tensor> names() {
        Map<String, Tensor> names = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            List<String> parts = List.copyOf(layers.get(i).stateShapes(1).keySet());
            for (int part = 0; part < parts.size(); part++) {
                names.put(
                        "recurrent." + i + "." + parts.get(part), states.get(i).get(part));
            }
        }
        return names;
    }

    /**
     * How one recording uses it.
     *
     * @param state the state
     * @param goesOn whether the recording starts from it; else from where each layer's state starts
     * @param dropping whether units are dropped, as training does, though no backward pass will follow
     */
    record Use(CarriedState state, boolean goesOn, boolean dropping) {}
}
