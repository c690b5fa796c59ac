package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input: one line, exit code 2, before training, and no file left. */
class TrainRefusalsTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void writeData() {
        data = SmallReviews.write(folder);
        model = folder.resolve("m.safetensors");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void badFilesAreRefused(String what, byte[] content, String message) throws IOException {
        Files.write(data, content);

        assertThat(refusal()).contains(data.getFileName().toString()).containsIgnoringCase(message);
    }

    static Stream<Arguments> contents() throws IOException {
        String good = rows("good %d\t1\nbad %d\t0\n", 20);
        return Stream.of(
                arguments("an empty file", bytes(""), "empty"),
                arguments("a header only", bytes("text\tlabel\n"), "rows"),
                arguments("no such column", bytes("words\tlabel\ngood\t1\n"), "expected a column with the text"),
                arguments("an empty label", bytes("text\tlabel\ngood\t\n"), "got an empty field (line 2"),
                arguments("a short row", bytes(good + "only text\n"), "line 42"),
                arguments("broken UTF-8", join(bytes(good), new byte[] {'x', (byte) 0xFF, '\t', '1'}), "UTF-8"),
                arguments("a truncated gzip", truncated(gzip(good)), "gzip"),
                arguments("one class", bytes(rows("good %d\t1\n", 30)), "two or more classes"),
                arguments("a class with few rows", bytes(good + "meh\t2\n".repeat(4)), "at least 5 training rows"));
    }

    private static String rows(String row, int count) {
        StringBuilder table = new StringBuilder("text\tlabel\n");
        for (int i = 0; i < count; i++) {
            table.append(row.replace("%d", "thing " + i));
        }
        return table.toString();
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        Files.delete(data);

        assertThat(refusal()).isEqualTo(data + ": expected a file but there is none. Check the name.");
    }

    @Test
    void aFolderIsRefused() {
        data = folder;

        assertThat(refusal()).isEqualTo(folder + ": expected a file but got a folder. Name a file in it.");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("options")
    void badOptionsAreRefused(String option, String value, String message) {
        CommandRun run =
                CommandRun.of("train", "reviews", "--data", data.toString(), "--out", model.toString(), option, value);

        assertThat(run.refusal()).contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(model).doesNotExist();
    }

    static Stream<Arguments> options() {
        return Stream.of(
                arguments(
                        "--optimizer",
                        "adagrad",
                        "--optimizer: expected adam or adamw or rmsprop or sgd but got 'adagrad'."),
                arguments("--optimizer", "sgd", "--learning-rate: expected a number for sgd but got none."),
                arguments("--momentum", "0.9", "--momentum: expected --optimizer sgd but got another rule."),
                arguments(
                        "--label-smoothing",
                        "1",
                        "--label-smoothing: expected a number at least 0 and below 1 but got 1.0."),
                arguments("--class-weights", "1,0", "--class-weights: expected a number > 0 but got 0.0."),
                arguments("--class-weights", "1,2,3", "training.loss.classWeights: expected 2 weights"),
                arguments("--checkpoint-every", "0", "--checkpoint-every: expected a whole number >= 1 but got 0."),
                arguments("--precision", "half", "--precision: expected full or mixed but got 'half'."),
                arguments(
                        "--embedding-update",
                        "used",
                        "--embedding-update: expected every-row or used-rows but got 'used'."),
                arguments(
                        "--token-dropout",
                        "1",
                        "--token-dropout: expected a number at least 0 and below 1 but got 1.0."),
                arguments(
                        "--view", "word", "--view: expected characters or words but got 'word'. Did you mean 'words'?"),
                arguments("--vectors", "none.vec", "none.vec: expected a file but there is none"),
                arguments("--average-from", "0", "--average-from: expected a whole number >= 1 but got 0."),
                arguments("--truncate", "0", "--truncate: expected a whole number >= 1 but got 0."),
                arguments("--truncate", "4", "training.truncatedSteps: expected pooling LAST but got MAX"),
                arguments("--weight-decay", "-1", "--weight-decay: expected a number >= 0 but got -1.0."),
                arguments(
                        "--schedule",
                        "linear",
                        "--schedule: expected constant or cosine or plateau or step but got 'linear'."),
                arguments("--non-finite", "ignore", "--non-finite: expected skip or stop but got 'ignore'."),
                arguments("--warm-up", "-1", "--warm-up: expected a number >= 0 but got -1.0."),
                arguments("--stack", "rnn", "--stack: expected CELL:N for each layer but got 'rnn'. Write it like"),
                arguments("--stack", "rnn:8,", "--stack: expected CELL:N for each layer but got ''."),
                arguments("--stack", "rnn:0", "--stack: expected a whole number >= 1 but got 0."),
                arguments("--stack", "rnm:8", "cell 'rnm' not found."),
                arguments(
                        "--recurrent-dropout",
                        "-0.1",
                        "--recurrent-dropout: expected a number at least 0 and below 1 but got -0.1."),
                arguments("--dropout", "1", "--dropout: expected a number at least 0 and below 1 but got 1.0."),
                arguments(
                        "--initial-state",
                        "random",
                        "--initial-state: expected zeros, learned or burn-in:N but got 'random'."),
                arguments("--initial-state", "burn-in:0", "--initial-state: expected a whole number >= 1 but got 0."),
                arguments(
                        "--forget-bias",
                        "1",
                        "--forget-bias: expected the cell lstm but got 'rnn'. Leave the option out."),
                arguments(
                        "--where",
                        "short=3",
                        "expected rows that meet the conditions but got none of 120 (--where short=3)"),
                arguments("--where", "shirt=1", "Did you mean 'short'?"),
                arguments("--where", "short", "expected COLUMN=V, !=, <, <=, > or >="),
                arguments("--text", "txet", "Did you mean 'text'?"),
                arguments("--label", "labl", "Did you mean 'label'?"),
                arguments("--split", "part", "'part'"),
                arguments("--language", "en-GB", "language: expected zh, en or auto but got 'en-GB'"),
                arguments("--classes", "1", "two or more different classes"),
                arguments("--classes", "1,2", "of class '2'"),
                arguments("--cell", "rnm", "cell 'rnm' not found. Did you mean 'rnn'?"),
                arguments("--backend", "cpuu", "backend 'cpuu' not found. Did you mean 'cpu'?"),
                arguments("--threads", "0", "--threads: expected 1 to 256 but got 0"),
                arguments("--backend", "nd4j", "To add it, start './rnn --with nd4j COMMAND'."),
                arguments("--backend", "djl-cuda", "To add it, start './rnn --with djl COMMAND'."),
                arguments(
                        "--with",
                        "djl",
                        "--with: expected it once, right after './rnn', which takes it, but got it here"),
                arguments(
                        "--pooling",
                        "men",
                        "--pooling: expected attention or last or max or mean but got 'men'. Did you mean 'm"),
                arguments(
                        "--init",
                        "xavier",
                        "--init: expected identity or orthogonal or pytorch or xavier-normal or xavier-uniform but got 'xavier'."),
                arguments("--score-where", "none=1", "none"),
                arguments("--anchor", "of", "--anchor: expected off or on but got 'of'. Did you mean 'off'?"),
                arguments("--hidden", "many", "--hidden: expected a whole number but got 'many'"),
                arguments("--hidden", "0", "--hidden: expected a whole number >= 1 but got 0."),
                arguments("--layers", "-1", "--layers: expected a whole number >= 1 but got -1."),
                arguments("--embedding", "0", "--embedding: expected a whole number >= 1 but got 0."),
                arguments("--epochs", "0", "--epochs: expected a whole number >= 1 but got 0."),
                arguments("--batch", "0", "--batch: expected a whole number >= 1 but got 0."),
                arguments("--patience", "0", "--patience: expected a whole number >= 1 but got 0."),
                arguments("--clip", "0", "--clip: expected a number > 0 but got 0.0."),
                arguments("--clip", "tight", "--clip: expected a number but got 'tight'"),
                arguments("--learning-rate", "NaN", "--learning-rate: expected a number > 0 but got NaN."),
                arguments("--seed", "x", "--seed: expected a whole number but got 'x'"),
                arguments(
                        "--hiden", "3", "option '--hiden' is unknown (./rnn train reviews). Did you mean '--hidden'?"));
    }

    @Test
    void anOutputThatCannotBeWrittenIsRefused() {
        model = folder.resolve("no/such/folder/m.safetensors");
        assertThat(refusal()).contains("expected an existing folder but got ");

        model = folder;
        assertThat(CommandRun.of(training()).refusal()).contains("expected a file but got a folder.");
    }

    @Test
    void aJsonFileThatCannotBeWrittenIsRefused() {
        assertThat(refusal("--json", folder.resolve("no/x.json").toString())).contains("expected an existing folder");
    }

    @Test
    void oneFileForModelAndJsonIsRefused() {
        assertThat(refusal("--json", model.toString())).startsWith("--json: expected another file than --out but got");
    }

    @Test
    void onRequestTheLineIsFollowedByWhereInTheProgramItCameAbout() {
        CommandRun run = CommandRun.of(training("--where", "short=3", "-v"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSizeGreaterThan(2);
        assertThat(run.errLines().get(0)).startsWith(data + ": expected rows that meet the conditions");
        assertThat(run.errLines().get(2)).startsWith("\tat io.github.rnn4j.");
    }

    @Test
    void anOptionThatIsGivenTwiceIsRefused() {
        assertThat(refusal("--hidden", "3"))
                .startsWith("--hidden: expected it once but got it twice (./rnn train reviews).");
    }

    @Test
    void aTrainingWithoutDataIsRefused() {
        assertThat(CommandRun.of("train", "reviews").refusal())
                .isEqualTo("--data: expected at least one file but got none.");
        assertThat(CommandRun.of("train", "reviews", "--data").refusal())
                .startsWith("--data: expected a value after it but got none (./rnn train reviews).");
    }

    @Test
    void aMisspeltOptionAfterFilesIsNoFile() {
        assertThat(CommandRun.of("train", "reviews", "--data", data.toString(), "--hiden", "3")
                        .refusal())
                .startsWith("option '--hiden' is unknown (./rnn train reviews). Did you mean '--hidden'?");
    }

    @Test
    void aModelThatIsThereStaysAsItWasWhenATrainingIsRefused() throws IOException {
        Files.writeString(model, "the old one");

        CommandRun.of(training("--where", "short=3")).refusal();

        assertThat(model).hasContent("the old one");
    }

    private String refusal(String... more) {
        CommandRun run = CommandRun.of(training(more));

        assertThat(run.out()).isEmpty();
        assertThat(model).doesNotExist();
        return run.refusal();
    }

    private String[] training(String... more) {
        return SmallReviews.training(data, model, more);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] truncated(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 12);
    }
}
