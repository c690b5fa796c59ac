package io.github.rnn4j.verification.integration.pytorch;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One sequence or training that PyTorch computed.
 *
 * @param name such as {@code layers2-both-lengths-initial}
 * @param arrays what went in and what came out, by name
 */
record GoldenCase(String cell, String name, Map<String, NamedArray> arrays) {
    private static final String PARAMETER = "parameter.";
    private static final String GRADIENT = ".gradient";

    NamedArray get(String array) {
        return Objects.requireNonNull(arrays.get(array), () -> name + ": " + array);
    }

    boolean has(String array) {
        return arrays.containsKey(array);
    }

    /** Returns used steps; empty if all are used. */
    int[] lengths() {
        return has("lengths")
                ? Arrays.stream(get("lengths").values())
                        .mapToInt(value -> (int) value)
                        .toArray()
                : new int[0];
    }

    /** Returns the parts of a state that is numbered, such as {@code initial}; empty if it is not there. */
    List<NamedArray> states(String kind) {
        List<NamedArray> states = new ArrayList<>();
        for (int i = 0; has(kind + "." + i); i++) {
            states.add(get(kind + "." + i));
        }
        return states;
    }

    List<String> parameters() {
        return arrays.keySet().stream()
                .filter(array -> array.startsWith(PARAMETER) && !array.endsWith(GRADIENT))
                .map(array -> array.substring(PARAMETER.length()))
                .toList();
    }

    NamedArray parameter(String parameter) {
        return get(PARAMETER + parameter);
    }

    /** Returns the names of all that came out: outputs, final states and gradients, but not those that were given. */
    List<String> results() {
        return arrays.keySet().stream()
                .filter(array -> array.equals("output")
                        || array.matches("final\\.\\d")
                        || array.equals("input" + GRADIENT)
                        || array.matches("initial\\.\\d\\.gradient")
                        || (array.startsWith(PARAMETER) && array.endsWith(GRADIENT)))
                .toList();
    }

    /** Returns what the case asks of a backend. */
    SequenceDescriptor descriptor(DType dtype) {
        Shape input = get("input").shape();
        int hiddenSize = get("final.0").shape().size(2);
        Set<SequenceDescriptor.Gradient> gradients = EnumSet.of(SequenceDescriptor.Gradient.INPUT);
        if (has("initial.0")) {
            gradients.add(SequenceDescriptor.Gradient.INITIAL_STATE);
        }
        SequenceDescriptorBuilder builder = SequenceDescriptor.builder(CellSpec.of(cell), input.size(2), hiddenSize);
        return builder.numLayers(name.contains("layers2") ? 2 : 1)
                .direction(name.contains("both") ? Direction.BIDIRECTIONAL : Direction.FORWARD)
                .atMost(input.size(0), input.size(1))
                .lengths(has("lengths"))
                .gradients(gradients)
                .types(dtype, dtype)
                .mode(Mode.TRAINING)
                .build();
    }

    @Override
    public String toString() {
        return cell + " " + name;
    }
}
