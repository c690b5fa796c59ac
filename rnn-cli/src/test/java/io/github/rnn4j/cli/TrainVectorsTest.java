package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pretrained vectors and views on the command line. */
class TrainVectorsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path data;
    private Path model;
    private Path vectors;

    @BeforeEach
    void writeData() throws IOException {
        data = SmallReviews.write(folder);
        model = folder.resolve("m.safetensors");
        vectors = Files.writeString(folder.resolve("words.vec"), "the 1 2 3\nsoup 4 5 6\nThe 0 0 0\nzebra 7 8 9\n");
    }

    @Test
    void theirLengthIsThatOfTheEmbeddingAndTheCoverageIsSaid() throws IOException {
        Path file = folder.resolve("result.json");

        CommandRun run = train("--vectors", vectors.toString(), "--vectors-frozen", "--json", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Vectors: 3 numbers each, frozen (6 numbers)")
                .containsPattern("  2 of [0-9]+ tokens have one \\(");
        EmbeddingSpec embedding = (EmbeddingSpec)
                ReviewModel.load(model).network().network().layers().get(0);
        assertThat(embedding.embeddingSize()).isEqualTo(3);
        JsonNode json = MAPPER.readTree(file.toFile());
        assertThat(json.path("data").path("view").asText()).isEqualTo("words");
        assertThat(json.path("data").has("segmenter")).isFalse();
        JsonNode told = json.path("model").path("vectors");
        assertThat(told.path("dimension").asInt()).isEqualTo(3);
        assertThat(told.path("frozenParameters").asInt()).isEqualTo(6);
        assertThat(told.path("coverage").path("tokens").path("found").asInt()).isEqualTo(2);
        assertThat(told.path("coverage").path("tokens").path("runningShare").asDouble())
                .isBetween(0.0, 1.0);
        assertThat(json.path("model").path("frozenParameters").asLong()).isGreaterThan(6);
    }

    @Test
    void evaluationSaysThemToo() {
        train("--vectors", vectors.toString(), "--anchor", "off", "--vectors-frozen");

        CommandRun run =
                CommandRun.of("eval", "--model", model.toString(), "--data", data.toString(), "--duration", "50ms");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Vectors: 3 numbers each, frozen (6 numbers)")
                .contains("Verdict: the recurrent network is ");
    }

    @Test
    void anEmbeddingOfAnotherSizeIsRefused() {
        assertThat(train("--vectors", vectors.toString(), "--embedding", "5").refusal())
                .isEqualTo("--embedding: expected 3, the length of the vectors in " + vectors
                        + ", but got 5. Leave it out.");
        assertThat(train("--vectors", vectors.toString(), "--embedding", "3").exitCode())
                .isZero();
    }

    @Test
    void aMalformedLineIsRefusedByItsNumber() throws IOException {
        Files.writeString(vectors, "the 1 2 3\nsoup 4 NaN 6\n");

        assertThat(train("--vectors", vectors.toString()).refusal())
                .isEqualTo(vectors + ": expected a number in place 2 but got 'NaN' (line 2). Mend the line.");
        assertThat(model).doesNotExist();
    }

    @Test
    void frozenVectorsTakeVectors() {
        assertThat(train("--vectors-frozen").refusal())
                .isEqualTo(
                        "--vectors-frozen: expected --vectors beside it but got none. Name a file, or leave it out.");
    }

    @Test
    void chineseWordsTakeASegmenterWhichIsNotThereByItself() {
        StringBuilder rows = new StringBuilder("text\tlabel\n");
        for (int i = 0; i < 40; i++) {
            rows.append("第" + i + "次" + (i % 2 == 0 ? "很好" : "很差"))
                    .append('\t')
                    .append(i % 2)
                    .append('\n');
        }
        data = SmallReviews.write(folder.resolve("zh.tsv"), rows.toString());

        assertThat(train("--view", "words").refusal())
                .startsWith(
                        "view: expected a segmenter on the class path, for Chinese words have no blanks between them,")
                .contains("./rnn --with hanlp");
        assertThat(train("--view", "characters").exitCode()).isZero();
    }

    @Test
    void asManyClassesAsThereAreLabels() throws IOException {
        List<String> words = List.of("dreadful", "poor", "fair", "good", "superb");
        StringBuilder rows = new StringBuilder("text\tlabel\n");
        for (int i = 0; i < 100; i++) {
            rows.append("thing " + i + " is " + words.get(i % 5))
                    .append('\t')
                    .append(i % 5 + 1)
                    .append(" stars\n");
        }
        data = SmallReviews.write(folder.resolve("stars.tsv"), rows.toString());
        Path file = folder.resolve("stars.json");

        CommandRun run = train("--label-smoothing", "0.05", "--json", file.toString());

        assertThat(run.exitCode()).isZero();
        JsonNode json = MAPPER.readTree(file.toFile());
        assertThat(json.path("data").path("classes")).hasSize(5);
        assertThat(json.path("metrics").fieldNames()).toIterable().containsExactly("macroF1", "accuracy");
        CommandRun answer = CommandRun.of("predict", "--json", "--model", model.toString(), "it is superb");
        assertThat(MAPPER.readTree(answer.out()).path("probabilities").fieldNames())
                .toIterable()
                .containsExactly("1 stars", "2 stars", "3 stars", "4 stars", "5 stars");
    }

    private CommandRun train(String... more) {
        List<String> words = new ArrayList<>(
                List.of("train", "reviews", "--data", data.toString(), "--out", model.toString(), "--epochs", "2"));
        words.addAll(List.of("--hidden", "6", "--batch", "16"));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }
}
