package io.github.rnn4j.verification.benchmarks.coldstart;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.backend.cpu.CpuBackendProvider;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program that is started: opens the backend by its constructor, makes the network of W1 or reads it from a file, predicts once,
 * and prints how long each took. One class that needs nothing else of this module and joins no strings, for the first of them costs a
 * start some 20 ms that are not the library's.
 */
final class FirstPrediction {
    private static final int INPUT = 256;
    private static final int HIDDEN = 128;
    private static final int LAYERS = 2;
    private static final int STEPS = 10;
    private static final int CLASSES = 2;

    /** Asks for the cells that are on the class path. */
    static final String FIND = "find";

    private FirstPrediction() {}

    /**
     * Prints the nanoseconds from here to the opened backend, to the model and to the prediction.
     *
     * @param arguments the file of a model; {@link #FIND}; or nothing
     */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        try (Backend backend = new CpuBackendProvider().open(BackendOptions.DEFAULT)) {
            long opened = System.nanoTime();
            try (Model model = arguments.length == 0 ? make(backend) : find(backend, arguments[0]);
                    Predictor predictor = model.newPredictor()) {
                long made = System.nanoTime();
                float[] logits = predictor.logits(new Steps.Features(INPUT, input()));
                long predicted = System.nanoTime();
                print(opened - start);
                print(made - start);
                print(predicted - start);
                System.out.println(logits.length == CLASSES && Float.isFinite(logits[0]));
                System.out.flush();
            }
        }
    }

    private static void print(long nanos) {
        System.out.print(nanos);
        System.out.print(' ');
    }

    /** Nothing is looked for. */
    private static Model make(Backend backend) {
        return Rnn4j.newModel(backend, network(), parameters(), new CellRegistry(List.of(new RnnCellProvider())));
    }

    private static Model find(Backend backend, String what) {
        if (what.equals(FIND)) {
            return Rnn4j.newModel(backend, network(), parameters());
        }
        ModelFile model = ModelFile.read(Path.of(what));
        return Rnn4j.newModel(backend, model.network(), model.parameters());
    }

    /** Returns a network of W1's sizes with a head. */
    static NetworkSpec network() {
        return new NetworkSpec(
                new InputSpec.Features(INPUT),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.RNN), HIDDEN).withNumLayers(LAYERS),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(CLASSES, new InitializerSpec.Zeros())));
    }

    /** Returns its parameters, made up. */
    static StateDict parameters() {
        List<NamedArray> arrays = new ArrayList<>();
        String[] suffixes = {"_l0", "_l1"};
        for (int layer = 0; layer < LAYERS; layer++) {
            String suffix = suffixes[layer];
            int width = layer == 0 ? INPUT : HIDDEN;
            arrays.add(array("rnn.weight_ih".concat(suffix), HIDDEN, width));
            arrays.add(array("rnn.weight_hh".concat(suffix), HIDDEN, HIDDEN));
            arrays.add(array("rnn.bias_ih".concat(suffix), HIDDEN));
            arrays.add(array("rnn.bias_hh".concat(suffix), HIDDEN));
        }
        arrays.add(array("head.weight", CLASSES, HIDDEN));
        arrays.add(array("head.bias", CLASSES));
        return new StateDict(arrays);
    }

    /** All the same, for making numbers up is no part of a start. */
    private static NamedArray array(String name, int... sizes) {
        Shape shape = Shape.of(sizes);
        double[] values = new double[shape.elements()];
        Arrays.fill(values, 1.0 / HIDDEN);
        return new NamedArray(name, DType.FLOAT32, shape, values);
    }

    private static float[] input() {
        float[] numbers = new float[STEPS * INPUT];
        Arrays.fill(numbers, 0.5f);
        return numbers;
    }
}
