package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainLengthTest {
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
    void aPlanIsShownOnItsWayAndWrittenAsJson() throws IOException {
        Path file = folder.resolve("result.json");

        CommandRun run =
                CommandRun.of(SmallReviews.training(data, model, "--length", "auto", "--json", file.toString()));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("\nLength: the first [0-9]+ tokens measured \\([0-9.]+ s\\): validation f1 ")
                .containsPattern("\nLength plan: the (first|last) ")
                .contains("\n  batches of up to ")
                .contains("\n  steps of an epoch: ");
        JsonNode plan = new ObjectMapper().readTree(file.toFile()).path("lengthPlan");
        assertThat(plan.fieldNames())
                .toIterable()
                .containsExactly(
                        "chosen",
                        "end",
                        "length",
                        "buckets",
                        "cutSequences",
                        "droppedItems",
                        "stepsBefore",
                        "stepsAfter",
                        "savedPadding",
                        "measuredBy",
                        "score",
                        "loss",
                        "candidates");
        assertThat(plan.path("chosen").asText()).isEqualTo("auto");
        assertThat(plan.path("end").asText()).isIn("head", "tail", "both");
        assertThat(plan.path("stepsAfter").fieldNames()).toIterable().containsExactly("computed", "padded");
        assertThat(plan.path("loss").fieldNames())
                .toIterable()
                .containsExactly("metric", "difference", "interval95", "p");
        assertThat(plan.path("candidates").path(0).fieldNames())
                .toIterable()
                .containsExactly("end", "length", "steps", "score", "scorePerStep", "loss");
    }

    @Test
    void aNumberKeepsSoManyFirstTokensInEvaluationsToo() throws IOException {
        Path file = folder.resolve("result.json");

        CommandRun run = CommandRun.of(SmallReviews.training(data, model, "--length", "3"));
        CommandRun.of("eval", "--model", model.toString(), "--data", data.toString(), "--json", file.toString());

        assertThat(run.out()).contains("Length plan: the first 3 tokens of a text; cuts ");
        JsonNode plan = new ObjectMapper().readTree(file.toFile()).path("lengthPlan");
        assertThat(plan.path("chosen").asText()).isEqualTo("fixed");
        assertThat(plan.path("length").asInt()).isEqualTo(3);
    }

    @Test
    void withoutTheOptionThereIsNoPlan() throws IOException {
        Path file = folder.resolve("result.json");

        CommandRun run = CommandRun.of(SmallReviews.training(data, model, "--json", file.toString()));

        assertThat(run.out()).doesNotContain("Length");
        assertThat(new ObjectMapper().readTree(file.toFile()).has("lengthPlan")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "automatic", "1.5", ""})
    void anotherWordIsRefused(String word) {
        assertThat(CommandRun.of(SmallReviews.training(data, model, "--length", word))
                        .refusal())
                .isEqualTo("--length: expected auto or a whole number >= 1 but got '" + word + "'.");
    }

    @Test
    void theDefaultThatTheHelpNamesIsTheOneThatIsTaken() {
        assertThat(CommandRun.of("train", "reviews", "--help").out().replaceAll("\\s+", " "))
                .contains("Default: the first " + Language.EN.maxSteps() + ", of English by characters "
                        + Reading.of(Language.EN, TokenKind.CHARACTERS).maxSteps() + ", in batches as they come.");
    }
}
