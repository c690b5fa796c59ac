package io.github.rnn4j.verification.benchmarks.workload;

import io.github.rnn4j.api.spec.CellSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network that is measured, and on how much: FLOAT32, all steps of a call used, the output that of the last step. There are eight with
 * names, and one for any sizes, whose name says it all, so that a process of its own can be told it.
 *
 * @param name what {@link #of} finds it by
 * @param description what it is, in a line
 * @param kind what a call does
 * @param batch the sequences of a call
 * @param steps the steps of a call
 * @param layers the layers, the first one first
 */
public record Workload(String name, String description, Kind kind, int batch, int steps, List<Layer> layers) {
    private static final Layer RNN2 = new Layer(CellSpec.RNN, 256, 128, 2);
    private static final Map<String, Workload> NAMED = named(
            new Workload("W1", "RNN 256-128-128, one sequence of 10 steps", Kind.SEQUENCE, 1, 10, List.of(RNN2)),
            new Workload("W2", "RNN 256-128-128, 32 sequences of 50 steps", Kind.SEQUENCE, 32, 50, List.of(RNN2)),
            new Workload("W3", "RNN 256-128-128, one streaming step, state carried", Kind.STREAM, 1, 1, List.of(RNN2)),
            new Workload(
                    "W4",
                    "training RNN 256-128-128, 32 sequences of 20 steps: forward, back, clip 5, Adam",
                    Kind.TRAINING,
                    32,
                    20,
                    List.of(RNN2)),
            new Workload(
                    "W5",
                    "RNN 256-128 then GRU 128-64, one sequence of 15 steps",
                    Kind.SEQUENCE,
                    1,
                    15,
                    List.of(new Layer(CellSpec.RNN, 256, 128, 1), new Layer(CellSpec.GRU, 128, 64, 1))),
            new Workload(
                    "W6",
                    "LSTM 256-128, one sequence of 15 steps",
                    Kind.SEQUENCE,
                    1,
                    15,
                    List.of(new Layer(CellSpec.LSTM, 256, 128, 1))),
            new Workload("W7", "RNN 256-128-128, 256 sequences of 20 steps", Kind.SEQUENCE, 256, 20, List.of(RNN2)),
            new Workload(
                    "W8",
                    "RNN 8-32, one sequence of 10 steps",
                    Kind.SEQUENCE,
                    1,
                    10,
                    List.of(new Layer(CellSpec.RNN, 8, 32, 1))));

    /** What a call does. */
    public enum Kind {
        /** Whole sequences forward. */
        SEQUENCE,
        /** One step, from the state of the call before. */
        STREAM,
        /** A step of training; the loss is half the squared length of the last hidden state, meant over the batch. */
        TRAINING
    }

    public Workload {
        layers = List.copyOf(layers);
        if (batch < 1 || steps < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException("workload '" + name
                    + "': expected one or more sequences, steps and layers but got " + batch + ", " + steps + " and "
                    + layers.size() + ".");
        }
    }

    private static Map<String, Workload> named(Workload... workloads) {
        Map<String, Workload> byName = new LinkedHashMap<>();
        for (Workload workload : workloads) {
            byName.put(workload.name(), workload);
        }
        return Collections.unmodifiableMap(byName);
    }

    /** Returns a workload of any sizes. */
    public static Workload of(Kind kind, int batch, int steps, Layer... layers) {
        return WorkloadName.describe(kind, batch, steps, List.of(layers));
    }

    /** Returns those with names. */
    public static Workload[] values() {
        return NAMED.values().toArray(Workload[]::new);
    }

    /**
     * Returns the workload of a name: W1 to W8, or what {@link #name} says of one for any sizes, like {@code sequence:1x10:rnn-64-128}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Workload of(String name) {
        Workload found = NAMED.get(name.toUpperCase(Locale.ROOT));
        return found == null ? WorkloadName.parse(name) : found;
    }

    /** Returns the features of a step's input. */
    public int inputSize() {
        return layers.get(0).input();
    }

    /** Returns the width of the output. */
    public int outputSize() {
        return layers.get(layers.size() - 1).hidden();
    }

    /** Returns the multiply-adds of the products of a call forward. */
    public long multiplyAdds() {
        long rows = (long) batch * steps;
        long sum = 0;
        for (Layer layer : layers) {
            for (int i = 0; i < layer.count(); i++) {
                sum += rows * (layer.inputWeights(i) + layer.recurrentWeights());
            }
        }
        return sum;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
