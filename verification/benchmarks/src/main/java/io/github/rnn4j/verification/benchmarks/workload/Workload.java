package io.github.rnn4j.verification.benchmarks.workload;

import io.github.rnn4j.api.spec.CellSpec;
import java.util.List;
import java.util.Locale;

/** The networks that are measured: FLOAT32, all steps of a call used, the output that of the last step. */
public enum Workload {
    W1("RNN 256-128-128, one sequence of 10 steps", Kind.SEQUENCE, 1, 10, rnn2()),
    W2("RNN 256-128-128, 32 sequences of 50 steps", Kind.SEQUENCE, 32, 50, rnn2()),
    W3("RNN 256-128-128, one streaming step, state carried", Kind.STREAM, 1, 1, rnn2()),
    W4(
            "training RNN 256-128-128, 32 sequences of 20 steps: forward, back, clip 5, Adam",
            Kind.TRAINING,
            32,
            20,
            rnn2()),
    W5(
            "RNN 256-128 then GRU 128-64, one sequence of 15 steps",
            Kind.SEQUENCE,
            1,
            15,
            new Layer(CellSpec.RNN, 256, 128, 1),
            new Layer(CellSpec.GRU, 128, 64, 1)),
    W6("LSTM 256-128, one sequence of 15 steps", Kind.SEQUENCE, 1, 15, new Layer(CellSpec.LSTM, 256, 128, 1)),
    W7("RNN 256-128-128, 256 sequences of 20 steps", Kind.SEQUENCE, 256, 20, rnn2()),
    W8("RNN 8-32, one sequence of 10 steps", Kind.SEQUENCE, 1, 10, new Layer(CellSpec.RNN, 8, 32, 1));

    /** What a call does. */
    public enum Kind {
        /** Whole sequences forward. */
        SEQUENCE,
        /** One step, from the state of the call before. */
        STREAM,
        /** A step of training; the loss is half the squared length of the last hidden state, meant over the batch. */
        TRAINING
    }

    private final String description;
    private final Kind kind;
    private final int batch;
    private final int steps;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final List<Layer> layers;

    Workload(String description, Kind kind, int batch, int steps, Layer... layers) {
        this.description = description;
        this.kind = kind;
        this.batch = batch;
        this.steps = steps;
        this.layers = List.of(layers);
    }

    private static Layer rnn2() {
        return new Layer(CellSpec.RNN, 256, 128, 2);
    }

    /** Returns what it is, in a line. */
    public String description() {
        return description;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the sequences of a call. */
    public int batch() {
        return batch;
    }

    /** Returns the steps of a call. */
    public int steps() {
        return steps;
    }

    /** Returns the layers, the first one first. */
    public List<Layer> layers() {
        return layers;
    }

    /** Returns the features of a step's input. */
    public int inputSize() {
        return layers.get(0).input();
    }

    /** Returns the width of the output. */
    public int outputSize() {
        return layers.get(layers.size() - 1).hidden();
    }

    /** Returns the workload of a name. */
    public static Workload of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
