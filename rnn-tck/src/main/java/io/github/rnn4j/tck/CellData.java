package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.RandomValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of one sequence through a cell: parameters, input and initial state by name, biases not zero. */
final class CellData {
    static final String INPUT = "input";

    private final int timeSteps;
    private final int batch;
    private final int inputSize;
    private final List<StateSpec> states;
    private final List<ParameterSpec> parameters;
    private final Named<double[]> values = new Named<>();

    private CellData(int timeSteps, int batch, int inputSize, List<StateSpec> states, List<ParameterSpec> parameters) {
        this.timeSteps = timeSteps;
        this.batch = batch;
        this.inputSize = inputSize;
        this.states = states;
        this.parameters = parameters;
    }

    /** Makes up numbers for a cell. */
    static CellData random(CellCase given, int timeSteps, int batch, long seed) {
        Cell cell = given.fresh();
        CellData data = new CellData(timeSteps, batch, given.inputSize(), cell.state(), cell.parameters());
        RandomValues random = new RandomValues(seed);
        data.names().forEach(name -> data.values.put(name, random.between(-0.8, 0.8, data.shape(name))));
        return data;
    }

    /** Returns the names of everything that a result depends on: the input, the states, the parameters. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(INPUT);
        for (int i = 0; i < states.size(); i++) {
            names.add(stateName(i));
        }
        parameters.forEach(parameter -> names.add(parameter.name()));
        return names;
    }

    List<String> parameterNames() {
        return parameters.stream().map(ParameterSpec::name).toList();
    }

    /** Returns the names of the weights on the state; what is not named like a weight breaks a rule of its own. */
    List<String> recurrentWeights() {
        return parameters.stream()
                .filter(parameter -> parameter.role() == ParameterSpec.Role.RECURRENT_WEIGHT)
                .map(ParameterSpec::name)
                .filter(name -> name.startsWith("weight"))
                .toList();
    }

    List<String> stateNames() {
        List<String> names = names();
        return names.subList(1, 1 + states.size());
    }

    Shape shape(String name) {
        if (name.equals(INPUT)) {
            return Shape.of(timeSteps, batch, inputSize);
        }
        for (int i = 0; i < states.size(); i++) {
            if (name.equals(stateName(i))) {
                return Shape.of(batch, states.get(i).width());
            }
        }
        for (ParameterSpec parameter : parameters) {
            if (name.equals(parameter.name())) {
                return parameter.shape();
            }
        }
        throw new IllegalArgumentException("shape: expected one of " + names() + " but got '" + name + "'");
    }

    double[] values(String name) {
        return values.get(name);
    }

    int timeSteps() {
        return timeSteps;
    }

    int batch() {
        return batch;
    }

    /** Returns the same numbers with one operand's replaced. */
    CellData with(String name, double... replacement) {
        CellData changed = copy(timeSteps, batch);
        names().forEach(other -> changed.values.put(other, other.equals(name) ? replacement : values.get(other)));
        return changed;
    }

    /** Returns the steps of this sequence from {@code from} up to {@code end}, started from another state. */
    CellData steps(int from, int end, List<double[]> state) {
        CellData part = copy(end - from, batch);
        int width = batch * inputSize;
        parameterNames().forEach(name -> part.values.put(name, values.get(name)));
        part.values.put(INPUT, Arrays.copyOfRange(values.get(INPUT), from * width, end * width));
        for (int i = 0; i < state.size(); i++) {
            part.values.put(stateNames().get(i), state.get(i));
        }
        return part;
    }

    /** Returns one row of the batch as a batch of its own. */
    CellData row(int row) {
        CellData alone = copy(timeSteps, 1);
        parameterNames().forEach(name -> alone.values.put(name, values.get(name)));
        alone.values.put(INPUT, pick(values.get(INPUT), timeSteps, row));
        stateNames().forEach(name -> alone.values.put(name, pick(values.get(name), 1, row)));
        return alone;
    }

    /** Returns one row's elements of {@code [timeSteps, batch, features]}. */
    double[] pick(double[] elements, int timeSteps, int row) {
        int features = elements.length / timeSteps / batch;
        double[] picked = new double[timeSteps * features];
        for (int t = 0; t < timeSteps; t++) {
            System.arraycopy(elements, (t * batch + row) * features, picked, t * features, features);
        }
        return picked;
    }

    private CellData copy(int timeSteps, int batch) {
        return new CellData(timeSteps, batch, inputSize, states, parameters);
    }

    private String stateName(int part) {
        return "state " + part + " '" + states.get(part).name() + "'";
    }
}
