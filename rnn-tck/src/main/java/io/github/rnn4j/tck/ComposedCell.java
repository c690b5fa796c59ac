package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A composed sequence of a cell as one function: of the input, the initial states and the parameters, in this order. */
final class ComposedCell {
    private final ComposedSequence sequence;
    private final List<ParameterSpec> parameters;
    private final List<Integer> lengths;
    private final List<Shape> shapes = new ArrayList<>();

    /**
     * Composes a sequence.
     *
     * @param lengths used steps of each row; empty to use all
     */
    ComposedCell(CellCase given, SequenceDescriptor descriptor, int timeSteps, int batch, List<Integer> lengths) {
        this.sequence = new ComposedSequence(descriptor, given.provider());
        this.parameters = sequence.parameters();
        this.lengths = lengths;
        int passes = descriptor.numLayers() * descriptor.direction().count();
        shapes.add(Shape.of(timeSteps, batch, given.inputSize()));
        for (StateSpec part : sequence.state()) {
            shapes.add(Shape.of(passes, batch, part.width()));
        }
        parameters.forEach(parameter -> shapes.add(parameter.shape()));
    }

    List<Shape> shapes() {
        return List.copyOf(shapes);
    }

    /** Returns the numbers of one sequence as operands of this function, for one layer and one direction. */
    List<double[]> operands(CellData data) {
        List<double[]> operands = new ArrayList<>();
        operands.add(data.values(CellData.INPUT));
        data.stateNames().forEach(name -> operands.add(data.values(name)));
        for (ParameterSpec parameter : parameters) {
            String name = parameter.name();
            operands.add(data.values(name.substring(0, name.length() - "_l0".length())));
        }
        return operands;
    }

    /** Returns outputs and final states one after the other. */
    Tensor apply(Ops ops, List<Tensor> operands) {
        int states = shapes.size() - 1 - parameters.size();
        Named<Tensor> named = new Named<>();
        for (int i = 0; i < parameters.size(); i++) {
            named.put(parameters.get(i).name(), operands.get(1 + states + i));
        }
        ComposedResult result =
                sequence.run(ops, named::get, operands.get(0), lengths(ops), operands.subList(1, 1 + states));
        List<Tensor> flat = new ArrayList<>();
        flat.add(flat(ops, result.output()));
        result.finalState().forEach(part -> flat.add(flat(ops, part)));
        return ops.concat(flat, 0);
    }

    private @Nullable Tensor lengths(Ops ops) {
        return lengths.isEmpty()
                ? null
                : ops.constant(
                        Shape.of(lengths.size()),
                        lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Tensor flat(Ops ops, Tensor tensor) {
        return ops.reshape(tensor, Shape.of(tensor.shape().elements()));
    }
}
