package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainReviewsCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void writeData() {
        data = SmallReviews.write(folder);
        model = folder.resolve("m.safetensors");
    }

    @Test
    void aTrainingShowsItsValidationFiguresWritesTheModelAndNamesTheNextCommand() {
        CommandRun run = CommandRun.of(SmallReviews.training(data, model));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Data: 84 rows to learn from, 18 to choose the best epoch by; classes 0, 1; language en")
                .contains("Baseline nb-logistic-regression fitted")
                .contains("Training 'recurrent': ")
                .contains("  epoch  1 of at most 2  train loss ")
                .contains("Training 'pooling-alone': ")
                .contains("Part 'validation' of ")
                .contains("baseline (nb-logistic-regression)")
                .contains("Verdict: the recurrent network with its baseline is ")
                .doesNotContain("\r");
        assertThat(run.outLines()).last().asString().endsWith("./rnn eval --model " + model + " --data " + data);
        assertThat(model).exists();
    }

    @Test
    void theResultAsJsonHasTheAgreedKeys() throws IOException {
        Path file = folder.resolve("result.json");

        CommandRun run = CommandRun.of(SmallReviews.training(data, model, "--seed", "7", "--json", file.toString()));

        assertThat(run.exitCode()).isZero();
        JsonNode json = MAPPER.readTree(file.toFile());
        assertThat(json.fieldNames().next()).isEqualTo("schemaVersion");
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("command").asText()).isEqualTo("train");
        assertThat(json.path("task").asText()).isEqualTo("reviews");
        assertThat(json.path("data").path("part").asText()).isEqualTo("validation");
        assertThat(json.path("data").path("rows").asInt()).isEqualTo(18);
        assertThat(json.path("model").path("cell").asText()).isEqualTo("rnn");
        assertThat(json.path("model").path("backend").asText()).isEqualTo("cpu");
        assertThat(json.path("model").path("path").asText()).isEqualTo("fused");
        assertThat(json.path("metrics").path("f1").isNumber()).isTrue();
        assertThat(json.path("intervals").path("f1")).hasSize(2);
        assertThat(json.path("rows").fieldNames()).toIterable().containsExactly("baseline", "recurrent", "both");
        assertThat(json.path("baselines").findValuesAsText("name"))
                .containsExactlyInAnyOrder("nb-logistic-regression", "tfidf-svm", "pooling-alone");
        assertThat(json.path("comparison").path("verdict").asText()).isIn("better", "tie", "worse");
        assertThat(json.path("seconds").path("train").isNumber()).isTrue();
        assertThat(json.path("seed").asLong()).isEqualTo(7);
        assertThat(json.has("latencyMicros")).isFalse();
        // A small grammar says the same thing twice.
        assertThat(json.path("leaks").findValuesAsText("kind")).contains("near-duplicate-text");
    }

    @Test
    void equalSeedsGiveEqualModelFilesAndOthersOthers() throws IOException {
        Path again = folder.resolve("again.safetensors");
        Path other = folder.resolve("other.safetensors");

        CommandRun.of(SmallReviews.training(data, model, "--seed", "7"));
        CommandRun.of(SmallReviews.training(data, again, "--seed", "7"));
        CommandRun.of(SmallReviews.training(data, other, "--seed", "8"));

        assertThat(Files.mismatch(model, again)).isEqualTo(-1);
        assertThat(Files.mismatch(model, other)).isNotEqualTo(-1);
    }

    @Test
    void quietShowsTheResultAndNothingOfTheWayToIt() {
        CommandRun run = CommandRun.of(SmallReviews.training(data, model, "--quiet"));

        assertThat(run.out())
                .doesNotContain("epoch ")
                .doesNotContain("Training '")
                .contains("Verdict: ");
    }

    @Test
    void theOptionsOfNetworkAndTrainingReachTheModel() throws IOException {
        Path file = folder.resolve("result.json");
        String[] options = {
            "--layers", "2", "--init", "xavier-normal", "--pooling", "max", "--clip", "0.5", "--learning-rate", "0.01"
        };
        String[] more = {"--patience", "1", "--cell", "rnn", "--anchor", "off", "--json", file.toString()};

        CommandRun small = CommandRun.of(SmallReviews.training(data, folder.resolve("one.safetensors")));
        CommandRun run = CommandRun.of(SmallReviews.training(
                data, model, Stream.of(options, more).flatMap(Arrays::stream).toArray(String[]::new)));

        assertThat(run.exitCode()).isZero();
        assertThat(parameters(run) - parameters(small))
                .as("a second layer of width 6: two weights and two biases")
                .isEqualTo(6 * 6 + 6 * 6 + 6 + 6);
        ReviewModel saved = ReviewModel.load(model);
        assertThat(saved.training().spec())
                .isEqualTo(
                        TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.01))
                                .withClipNorm(0.5)
                                .withBatchSize(16)
                                .withEpochs(2, 1)
                                .withTokenDropout(0.3)
                                .withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS));
        InitializerSpec normal = new InitializerSpec.XavierNormal(1);
        assertThat(saved.network().network().layers())
                .contains(
                        RecurrentSpec.of(CellSpec.of("rnn"), 6).withNumLayers(2).withInitializers(normal, normal),
                        new PoolingSpec(PoolingKind.MAX));
        assertThat(MAPPER.readTree(file.toFile())
                        .path("model")
                        .path("parameters")
                        .asLong())
                .isEqualTo(Ensemble.MEMBERS * parameters(run));
    }

    @Test
    void conditionsChooseTheRowsAndListedClassesTheirOrder() {
        CommandRun run = CommandRun.of(SmallReviews.training(
                data, model, "--where", "short=1,label<2", "--exclude", "text=", "--classes", "1,0"));

        assertThat(run.out())
                .contains("Data: 42 rows to learn from, 9 to choose")
                .contains("classes 1, 0;");
        assertThat(run.out()).contains("  where    short=1,label<2").contains("  exclude  text=");
    }

    @Test
    void foldsAreScoredAfterTheTraining() throws IOException {
        Path file = folder.resolve("result.json");

        CommandRun run = CommandRun.of(SmallReviews.training(
                data, model, "--members", "1", "--folds", "3", "--repeats", "2", "--json", file.toString()));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Fold 6 of 6: accuracy baseline ")
                .contains("Cross-validation: 120 rows of all parts in 3 folds, dealt out 2 times; means over the folds")
                .contains("baseline (by validation rows of each fold)")
                .contains("Verdict: the model of each fold is ");
        JsonNode json = MAPPER.readTree(file.toFile());
        assertThat(json.path("metrics"))
                .as("the training is that without folds")
                .isEqualTo(MAPPER.readTree(plain().toFile()).path("metrics"));
        JsonNode folds = json.path("crossValidation");
        assertThat(folds.fieldNames())
                .toIterable()
                .containsExactly(
                        "folds", "repeats", "examples", "metrics", "intervals", "rows", "baselines", "comparison");
        assertThat(folds.path("folds").asInt()).isEqualTo(3);
        assertThat(folds.path("rows").fieldNames()).toIterable().containsExactly("baseline", "recurrent", "both");
        assertThat(folds.path("comparison").path("test").asText()).isEqualTo("corrected resampled t-test");
    }

    private Path plain() {
        Path file = folder.resolve("plain.json");
        CommandRun.of(SmallReviews.training(
                data, folder.resolve("plain.safetensors"), "--members", "1", "--json", file.toString()));
        return file;
    }

    @Test
    void repeatsOfNothingAreRefused() {
        assertThat(CommandRun.of(SmallReviews.training(data, model, "--repeats", "2"))
                        .refusal())
                .isEqualTo("--repeats: expected --folds beside it but got none. Say how many folds there are.");
        assertThat(CommandRun.of(SmallReviews.training(data, model, "--folds", "1"))
                        .refusal())
                .isEqualTo("--folds: expected 2 or more but got 1.");
        assertThat(CommandRun.of(SmallReviews.training(data, model, "--members", "0"))
                        .refusal())
                .startsWith("--members: expected ");
        CommandRun tooMany = CommandRun.of(SmallReviews.training(data, model, "--folds", "500"));
        assertThat(tooMany.refusal()).endsWith("Ask for fewer folds (--folds).");
        assertThat(tooMany.out()).as("nothing was trained").isEmpty();
        assertThat(model).doesNotExist();
    }

    private static long parameters(CommandRun run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("Training 'recurrent': "))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
