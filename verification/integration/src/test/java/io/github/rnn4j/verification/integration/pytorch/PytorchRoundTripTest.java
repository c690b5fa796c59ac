package io.github.rnn4j.verification.integration.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.PytorchWeights;
import io.github.rnn4j.core.checkpoint.Safetensors;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights go to Python and come back as they were, and Python's module computes what ours does. */
class PytorchRoundTripTest {
    private static final float[] INPUT = {1, -0.5f, 0.25f, 2, -1, 0.75f, 0.5f, -0.25f};
    private static final int INPUT_SIZE = 2;

    @TempDir
    private Path folder;

    static List<String> cells() {
        return GoldenFile.CELLS;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void weightsGoToPythonAndComeBack(String cell) throws IOException, InterruptedException {
        PythonWithTorch python = PythonWithTorch.orSkip();
        RecurrentSpec layer = RecurrentSpec.of(CellSpec.of(cell), 5)
                .withNumLayers(2)
                .withDirection(Direction.BIDIRECTIONAL)
                .withPytorchInitializers();
        NetworkSpec network =
                new NetworkSpec(new InputSpec.Features(INPUT_SIZE), List.of(layer, new PoolingSpec(PoolingKind.LAST)));
        Path out = folder.resolve("to-python.safetensors");
        Path back = folder.resolve("from-python.safetensors");

        try (Backend backend = Rnn4j.openBackend("cpu")) {
            StateDict weights = weights(backend, network);
            PytorchWeights.write(out, withInput(weights), Map.of("rnn.", ""));
            python.run("roundtrip.py", cell, out.toString(), back.toString());

            PytorchWeights read = PytorchWeights.read(back);
            assertThat(read.recurrentPrefixes()).containsExactly("encoder.");
            assertThat(read.inputSize("encoder.")).isEqualTo(INPUT_SIZE);
            assertThat(read.recurrentSpec("encoder.", CellSpec.of(cell)).withPytorchInitializers())
                    .isEqualTo(layer);
            StateDict returned = read.stateDict(Map.of("encoder.", "rnn."));
            assertThat(returned.arrays()).containsExactlyInAnyOrderElementsOf(weights.arrays());
            double[] expected = lastOutput(back);
            float[] actual = predict(backend, network, returned);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    private static StateDict weights(Backend backend, NetworkSpec spec) {
        Engine engine = new Engine(backend, CellRegistry.ofClassPath(), DType.FLOAT32);
        try (NetworkParameters values = new NetworkParameters(backend, Network.of(spec, engine, Mode.INFERENCE))) {
            values.initialize(11);
            return values.toStateDict();
        }
    }

    private static StateDict withInput(StateDict weights) {
        List<NamedArray> all = new ArrayList<>(weights.arrays());
        double[] values = new double[INPUT.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = INPUT[i];
        }
        Shape shape = Shape.of(INPUT.length / INPUT_SIZE, 1, INPUT_SIZE);
        all.add(new NamedArray("input", DType.FLOAT32, shape, values));
        return new StateDict(all);
    }

    private static double[] lastOutput(Path file) throws IOException {
        Safetensors content = Safetensors.decode(Files.readAllBytes(file), "output");
        NamedArray output = new StateDict(content.tensors()).get("output");
        int width = output.shape().size(2);
        double[] last = new double[width];
        System.arraycopy(output.values(), output.shape().elements() - width, last, 0, width);
        return last;
    }

    private static float[] predict(Backend backend, NetworkSpec network, StateDict weights) {
        try (Model model = Rnn4j.newModel(backend, network, weights);
                Predictor predictor = model.newPredictor()) {
            return predictor.logits(new Steps.Features(INPUT_SIZE, INPUT));
        }
    }
}
