package io.github.rnn4j.verification.peers.onnx;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.LayerNumbers;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A workload as an ONNX model with all sizes fixed: a node for each layer, between them what takes out the axis of directions.
 * Input {@code x}; of a stream, states {@code h0}, {@code h1}...; each layer's last state goes out as {@code n0}, {@code n1}...,
 * all of a stream's and the last one's of a sequence.
 */
final class OnnxModel {
    private static final long IR_VERSION = 8;
    private static final long OPERATOR_SET = 14;
    private static final long FLOAT = 1;
    private static final long INT64 = 7;
    private static final long INTEGER_ATTRIBUTE = 2;

    private final ProtobufWriter graph = new ProtobufWriter();
    private final List<String> states = new ArrayList<>();
    private final List<long[]> stateShapes = new ArrayList<>();
    private final boolean stream;
    private final int lastLayer;

    private OnnxModel(Workload workload) {
        stream = workload.kind() == Workload.Kind.STREAM;
        lastLayer = workload.layers().stream().mapToInt(Layer::count).sum() - 1;
        value(11, "x", workload.steps(), workload.batch(), workload.inputSize());
        graph.message(
                5,
                new ProtobufWriter()
                        .integer(1, 1)
                        .integer(2, INT64)
                        .text(8, "directions")
                        .longs(9, 1));
        String input = "x";
        for (int block = 0; block < workload.layers().size(); block++) {
            for (int i = 0; i < workload.layers().get(block).count(); i++) {
                input = layer(workload, block, i, input);
            }
        }
        graph.text(2, "workload");
    }

    static OnnxModel of(Workload workload) {
        return new OnnxModel(workload);
    }

    /** Returns the file. */
    byte[] toByteArray() {
        return new ProtobufWriter()
                .integer(1, IR_VERSION)
                .message(7, graph)
                .message(8, new ProtobufWriter().text(1, "").integer(2, OPERATOR_SET))
                .toByteArray();
    }

    /** Returns the names of the states that go out; those that go in have an h in place of the n. */
    List<String> states() {
        return states;
    }

    /** Returns their shapes, {@code [1, batch, hidden]}. */
    List<long[]> stateShapes() {
        return stateShapes;
    }

    /** Adds a layer; returns the name of its output. */
    private String layer(Workload workload, int block, int i, String input) {
        Layer spec = workload.layers().get(block);
        int number = workload.layers().subList(0, block).stream()
                        .mapToInt(Layer::count)
                        .sum()
                + i;
        boolean last = number == lastLayer;
        weights(number, inOnnxOrder(spec.cell(), LayerNumbers.of(workload, block, i)));
        ProtobufWriter node = new ProtobufWriter();
        List<String> inputs = List.of(input, "w" + number, "r" + number, "b" + number, "", stream ? "h" + number : "");
        inputs.forEach(name -> node.text(1, name));
        node.text(2, last ? "" : "y" + number).text(2, stream || last ? "n" + number : "");
        node.text(3, "layer" + number).text(4, spec.cell().toUpperCase(Locale.ROOT));
        node.message(5, attribute("hidden_size", spec.hidden()));
        if (spec.cell().equals(CellSpec.GRU)) {
            node.message(5, attribute("linear_before_reset", 1));
        }
        graph.message(1, node);
        if (stream) {
            value(11, "h" + number, 1, workload.batch(), spec.hidden());
        }
        if (stream || last) {
            value(12, "n" + number, 1, workload.batch(), spec.hidden());
            states.add("n" + number);
            stateShapes.add(new long[] {1, workload.batch(), spec.hidden()});
        }
        if (!last) {
            graph.message(
                    1,
                    new ProtobufWriter()
                            .text(1, "y" + number)
                            .text(1, "directions")
                            .text(2, "s" + number)
                            .text(3, "squeeze" + number)
                            .text(4, "Squeeze"));
        }
        return "s" + number;
    }

    /** LSTM input, output, forget, candidate; GRU update, reset, candidate. */
    private static LayerNumbers inOnnxOrder(String cell, LayerNumbers numbers) {
        return switch (cell) {
            case CellSpec.LSTM -> numbers.inOrder(0, 3, 1, 2);
            case CellSpec.GRU -> numbers.inOrder(1, 0, 2);
            default -> numbers;
        };
    }

    private void weights(int number, LayerNumbers numbers) {
        int rows = numbers.gates() * numbers.hidden();
        float[] biases = Arrays.copyOf(numbers.inputBias(), 2 * rows);
        System.arraycopy(numbers.recurrentBias(), 0, biases, rows, rows);
        tensor("w" + number, numbers.inputWeight(), 1, rows, numbers.input());
        tensor("r" + number, numbers.recurrentWeight(), 1, rows, numbers.hidden());
        tensor("b" + number, biases, 1, 2L * rows);
    }

    private void tensor(String name, float[] values, long... sizes) {
        ProtobufWriter tensor = new ProtobufWriter();
        for (long size : sizes) {
            tensor.integer(1, size);
        }
        graph.message(5, tensor.integer(2, FLOAT).text(8, name).floats(9, values));
    }

    /** Adds an input, field 11, or an output, field 12. */
    private void value(int field, String name, long... sizes) {
        ProtobufWriter shape = new ProtobufWriter();
        for (long size : sizes) {
            shape.message(1, new ProtobufWriter().integer(1, size));
        }
        ProtobufWriter type = new ProtobufWriter()
                .message(1, new ProtobufWriter().integer(1, FLOAT).message(2, shape));
        graph.message(field, new ProtobufWriter().text(1, name).message(2, type));
    }

    private static ProtobufWriter attribute(String name, long value) {
        return new ProtobufWriter().text(1, name).integer(3, value).integer(20, INTEGER_ATTRIBUTE);
    }
}
