package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path data;
    private static String model;

    @BeforeAll
    static void train() {
        data = SmallReviews.write(folder);
        Path file = folder.resolve("m.safetensors");
        model = file.toString();
        assertThat(CommandRun.of(SmallReviews.training(data, file)).exitCode()).isZero();
    }

    @Test
    void everyTextGetsALineWithClassProbabilityAndText() {
        CommandRun run = CommandRun.of("predict", "--model", model, "The soup is a joy.", "", "质量\t很好", "@nobody");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines()).hasSize(4).allMatch(line -> line.matches("[01]\t0\\.[0-9]{4}\t.*"));
        assertThat(run.outLines().get(0)).endsWith("\tThe soup is a joy.");
        assertThat(run.outLines().get(2)).endsWith("\t质量 很好");
    }

    @Test
    void withoutTextsTheLinesOfStandardInputAreAnswered() {
        CommandRun run = CommandRun.withInput("\uFEFFone\n\nthree", "predict", "--model", model);

        assertThat(run.outLines())
                .extracting(line -> line.replaceAll(".*\t", ""))
                .containsExactly("one", "", "three");
    }

    @Test
    void anEmptyStandardInputGetsNoAnswer() {
        CommandRun run = CommandRun.withInput("", "predict", "--model", model);

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void aLineThatIsNotUtf8IsRefused() {
        CommandRun run =
                CommandRun.withInput(new byte[] {'a', '\n', (byte) 0xFF, '\n'}, Map.of(), "predict", "--model", model);

        assertThat(run.refusal()).startsWith("standard input: expected UTF-8 but got other bytes");
    }

    @Test
    void jsonGivesOneObjectALine() throws IOException {
        CommandRun run = CommandRun.of("predict", "--json", "--model", model, "say \"hi\"", "很好");

        assertThat(run.outLines()).hasSize(2);
        JsonNode first = MAPPER.readTree(run.outLines().get(0));
        assertThat(first.fieldNames()).toIterable().containsExactly("text", "label", "probabilities");
        assertThat(first.path("text").asText()).isEqualTo("say \"hi\"");
        assertThat(first.path("probabilities").fieldNames()).toIterable().containsExactly("0", "1");
        assertThat(MAPPER.readTree(run.outLines().get(1)).path("text").asText()).isEqualTo("很好");
    }

    @Test
    void eachWordSaysHowMuchItMovedTheAnswer() throws IOException {
        CommandRun run = CommandRun.of("predict", "--explain", "--model", model, "The soup is a joy.");
        CommandRun object = CommandRun.of("predict", "--explain", "--json", "--model", model, "The soup is a joy.");

        assertThat(run.outLines()).hasSize(7);
        assertThat(run.outLines().get(1)).matches("  log odds of 1, .*: [+-][0-9.]+ without any word");
        assertThat(run.outLines().get(6)).matches("  [+-][0-9]+\\.[0-9]{4}\tjoy");
        JsonNode json = MAPPER.readTree(object.out());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("text", "label", "probabilities", "contributionsTo", "base", "contributions");
        assertThat(json.path("contributions")).hasSize(5);
        assertThat(json.path("contributions").get(4).path("word").asText()).isEqualTo("joy");
        double sum = json.path("base").asDouble();
        for (JsonNode one : json.path("contributions")) {
            sum += one.path("logOdds").asDouble();
        }
        double p = json.path("probabilities").path("1").asDouble();
        assertThat(sum).isCloseTo(Math.log(p / (1 - p)), within(1e-4));
    }

    @Test
    void theRowsOfAFileAreAnswered() {
        CommandRun run = CommandRun.of("predict", "--model", model, "--data", data.toString(), "--where", "short=1");

        assertThat(run.outLines()).hasSize(60);
    }

    @Test
    void textsAndAFileAtOnceAreRefused() {
        assertThat(CommandRun.of("predict", "--model", model, "text", "--data", data.toString())
                        .refusal())
                .isEqualTo("predict: expected texts or --data but got both. Leave one of them out.");
    }

    @Test
    void aModelThatIsNotThereIsRefusedBeforeAnythingIsRead() {
        assertThat(CommandRun.of("predict", "--model", "none", "text").refusal())
                .isEqualTo("model 'none': expected a file but there is none. Check the name, or train a model first.");
    }
}
