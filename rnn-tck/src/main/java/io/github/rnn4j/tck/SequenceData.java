package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.tck.fixture.RandomValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of one call: parameters, inputs and the gradients that come from above, by name. Steps beyond a length hold
 * {@code padding} in the input and in the output's gradient.
 */
final class SequenceData {
    static final String INPUT = "input";
    static final String OUTPUT = "output";
    static final String STEP_STATE = "step state";

    private static final String INITIAL_STATE = "initial state";
    private static final String FINAL_STATE = "final state";

    private final SequenceCase given;
    private final ComposedSequence composed;
    private final Named<double[]> values = new Named<>();
    private final Named<Shape> shapes = new Named<>();

    private SequenceData(SequenceCase given) {
        this.given = given;
        this.composed = new ComposedSequence(given.descriptor(), given.provider());
        int directions = given.descriptor().direction().count();
        int features = directions * given.descriptor().hiddenSize();
        Shape states = Shape.of(
                given.descriptor().numLayers() * directions,
                given.batch(),
                given.descriptor().hiddenSize());
        composed.parameters().forEach(parameter -> shapes.put(parameter.name(), parameter.shape()));
        shapes.put(
                INPUT,
                Shape.of(given.timeSteps(), given.batch(), given.descriptor().inputSize()));
        shapes.put(
                OUTPUT,
                given.wantsLast()
                        ? Shape.of(given.batch(), features)
                        : Shape.of(given.timeSteps(), given.batch(), features));
        initialState().forEach(part -> shapes.put(part, states));
        finalState().forEach(part -> shapes.put(part, states));
        shapes.put(STEP_STATE, Shape.of(given.timeSteps(), given.batch(), features));
    }

    /** Makes up numbers, parameters as small as fresh ones; the values of the results are the gradients from above. */
    static SequenceData random(SequenceCase given, long seed, double padding) {
        SequenceData data = new SequenceData(given);
        RandomValues random = new RandomValues(seed);
        double scale = 1 / Math.sqrt(given.descriptor().hiddenSize());
        for (ParameterSpec parameter : data.parameters()) {
            data.values.put(parameter.name(), random.between(-scale, scale, parameter.shape()));
        }
        for (String name : data.call()) {
            data.values.put(name, random.symmetric(data.shapes.get(name)));
        }
        data.pad(INPUT, padding);
        if (!given.wantsLast()) {
            data.pad(OUTPUT, padding);
        }
        return data;
    }

    /** Returns the same call with parameters that are all 0. */
    SequenceData withoutParameters() {
        SequenceData zeros = new SequenceData(given);
        values.forEach(zeros.values::put);
        parameters()
                .forEach(parameter -> zeros.values.put(
                        parameter.name(), new double[parameter.shape().elements()]));
        return zeros;
    }

    /** Returns one row as a batch of its own, with the same parameters. */
    SequenceData row(int row) {
        List<Integer> length = given.lengths().isEmpty() ? List.of() : List.of(given.used(row));
        SequenceData alone = new SequenceData(new SequenceCase(
                given.name() + ", row " + row, given.descriptor(), given.timeSteps(), 1, length, given.initialState()));
        values.forEach(alone.values::put);
        for (String name : call()) {
            alone.values.put(name, pick(values.get(name), shapes.get(name), row));
        }
        return alone;
    }

    /** Returns the elements of one row out of values whose last axis but one is the batch. */
    static double[] pick(double[] values, Shape shape, int row) {
        int batch = shape.size(-2);
        int features = shape.size(-1);
        double[] picked = new double[values.length / batch];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[(i / features * batch + row) * features + i % features];
        }
        return picked;
    }

    SequenceCase given() {
        return given;
    }

    /** Returns the same layers out of primitives, with the outputs of every step. */
    ComposedSequence composed() {
        return composed;
    }

    List<ParameterSpec> parameters() {
        return composed.parameters();
    }

    Shape shape(String name) {
        return shapes.get(name);
    }

    double[] values(String name) {
        return values.get(name);
    }

    int[] lengths() {
        return given.lengths().stream().mapToInt(length -> length).toArray();
    }

    /** Returns the names of the parts of the initial state. */
    List<String> initialState() {
        return parts(INITIAL_STATE);
    }

    /** Returns the names of the parts of the final state. */
    List<String> finalState() {
        return parts(FINAL_STATE);
    }

    private List<String> parts(String name) {
        return IntStream.range(0, given.stateParts())
                .mapToObj(part -> part == 0 ? name : name + ", part " + part)
                .toList();
    }

    /** Returns the names of what a call computes: output and final state. */
    List<String> results() {
        List<String> names = new ArrayList<>(List.of(OUTPUT));
        names.addAll(finalState());
        return names;
    }

    private List<String> call() {
        List<String> names = new ArrayList<>(List.of(INPUT, OUTPUT));
        names.addAll(initialState());
        names.addAll(finalState());
        names.add(STEP_STATE);
        return names;
    }

    /** Returns the names of what is differentiated. */
    List<String> variables() {
        List<String> names = new ArrayList<>();
        parameters().forEach(parameter -> names.add(parameter.name()));
        names.add(INPUT);
        if (given.initialState()) {
            names.addAll(initialState());
        }
        return names;
    }

    /** Returns the variables that training changes: all but the input. */
    List<String> learned() {
        return variables().stream().filter(name -> !name.equals(INPUT)).toList();
    }

    private void pad(String name, double padding) {
        double[] padded = values.get(name);
        int features = shapes.get(name).size(2);
        for (int i = 0; i < padded.length; i++) {
            int row = i / features % given.batch();
            if (i / features / given.batch() >= given.used(row)) {
                padded[i] = padding;
            }
        }
    }
}
