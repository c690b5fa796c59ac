package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A model saved by one engine is the same model on every other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaveAndLoadMatrixTest {
    private static final List<DType> TYPES = List.of(DType.FLOAT32, DType.FLOAT64);

    /** One float32 answer from the other, whatever the type of the parameters: a predictor's logits are float32. */
    private static final Map<DType, Double> ALLOWED = Map.of(DType.FLOAT32, 1e-5, DType.FLOAT64, 1e-7);

    private final Map<String, double[]> answers = new HashMap<>();

    private Path folder;

    private Engines engines;

    static Stream<Arguments> pairs() {
        return Engines.NAMES.stream().flatMap(saving -> Engines.NAMES.stream()
                .flatMap(loading -> TYPES.stream().map(type -> Arguments.of(saving, loading, type))));
    }

    @BeforeAll
    void trainAndSaveOnEach(@TempDir Path empty) {
        folder = empty;
        engines = Engines.open();
        for (String name : Engines.NAMES) {
            for (DType type : TYPES) {
                try (Model model = SmallTask.train(engines.get(name), type)) {
                    save(model, file(name, type));
                    answers.put(name + type, SmallTask.predict(model));
                }
            }
        }
    }

    @AfterAll
    void nothingIsLeft() {
        for (String name : Engines.NAMES) {
            assertThat(engines.get(name).diagnostics().liveTensors()).as(name).isZero();
        }
        engines.close();
    }

    @ParameterizedTest(name = "{2} from {0} to {1}")
    @MethodSource("pairs")
    void whatOneSavedAnotherAnswersWithAndSavesBitForBit(String saving, String loading, DType type) throws IOException {
        Path saved = file(saving, type);
        ModelFile read = ModelFile.read(saved);
        try (Model model = Rnn4j.newModel(engines.get(loading), read.network(), read.parameters())) {
            double[] expected = answers.get(saving + type);
            double allowed = saving.equals(loading) ? 0 : ALLOWED.get(type);
            new Tolerance(allowed, allowed)
                    .check("logits", Shape.of(expected.length), SmallTask.predict(model), expected);
            assertThat(model.parameters()).isEqualTo(read.parameters());
            Path again = folder.resolve("again.safetensors");
            save(model, again);
            assertThat(again).hasSameBinaryContentAs(saved);
            Files.delete(again);
        }
    }

    private Path file(String name, DType type) {
        return folder.resolve(name + "-" + type + ".safetensors");
    }

    private static void save(Model model, Path file) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        new ModelFile(
                        "small",
                        model.network(),
                        json.objectNode(),
                        json.arrayNode(),
                        json.objectNode(),
                        model.parameters().arrays())
                .write(file);
    }
}
