package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars that are answered as they come in. */
class PredictTicksCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int STEPS = 5;
    private static final int ROWS = SmallTicks.DAYS * SmallTicks.BARS;

    @TempDir
    private static Path folder;

    private static Path a;
    private static Path b;
    private static String model;
    private static List<String> rowsOfA;
    private static List<String> rowsOfB;

    @BeforeAll
    static void train() throws IOException {
        a = SmallTicks.write(folder, "A", 3);
        b = SmallTicks.write(folder, "B", 4);
        model = trained("m", "--data", b.toString(), "--steps", "5", "--horizon", "3");
        rowsOfA = Files.readAllLines(a);
        rowsOfB = Files.readAllLines(b);
    }

    private static String trained(String name, String... more) {
        Path file = folder.resolve(name + ".safetensors");
        assertThat(CommandRun.of(SmallTicks.training(a, file, more)).exitCode()).isZero();
        return file.toString();
    }

    private static CommandRun predict(String input, String... more) {
        return with(model, input, more);
    }

    private static CommandRun with(String model, String input, String... more) {
        return CommandRun.withInput(
                input,
                Stream.concat(Stream.of("predict", "--model", model), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** A header and the bars from one to another of both tickers, as an exchange sends them. */
    private static String feed(int from, int to) {
        StringBuilder rows = new StringBuilder("symbol,").append(rowsOfA.get(0)).append('\n');
        for (int bar = from; bar < to; bar++) {
            rows.append("A,").append(rowsOfA.get(1 + bar)).append('\n');
            rows.append("B,").append(rowsOfB.get(1 + bar)).append('\n');
        }
        return rows.toString();
    }

    @Test
    void everyBarGetsALineAndTickersGoOnByThemselves() {
        CommandRun files = predict("", "--data", a.toString(), b.toString());

        assertThat(files.err()).isEmpty();
        assertThat(files.exitCode()).isZero();
        assertThat(files.outLines()).hasSize(2 * ROWS);
        assertThat(files.outLines().subList(0, STEPS))
                .startsWith("A\t2026-02-01 10:00\t-", "A\t2026-02-01 10:05\t-")
                .last()
                .asString()
                .matches("A\t2026-02-01 10:20\t0\\.00[0-9]+");
        assertThat(files.outLines())
                .filteredOn(line -> line.endsWith("\t-"))
                .hasSize(2 * SmallTicks.DAYS * (STEPS - 1));
        CommandRun mixed = predict(feed(0, ROWS), "--ticker", "symbol");
        assertThat(mixed.outLines()).containsExactlyInAnyOrderElementsOf(files.outLines());
    }

    @Test
    void aSnapshotGoesOnAsIfNothingHadHappened() {
        String states = folder.resolve("states.safetensors").toString();
        List<String> whole =
                predict(feed(0, 60), "--json", "--ticker", "symbol").outLines();

        List<String> parts = new ArrayList<>();
        for (int[] part : new int[][] {{0, 2}, {2, 33}, {33, 60}}) {
            CommandRun run = predict(feed(part[0], part[1]), "--json", "--ticker", "symbol", "--snapshot", states);
            assertThat(run.err()).isEmpty();
            parts.addAll(run.outLines());
        }
        assertThat(parts.stream().map(PredictTicksCommandTest::withoutLine))
                .containsExactlyElementsOf(
                        whole.stream().map(PredictTicksCommandTest::withoutLine).toList());
    }

    private static String withoutLine(String json) {
        return json.replaceAll("\"line\":[0-9]+,", "");
    }

    @Test
    void jsonHasTheForecastOnceAWindowIsFull() throws IOException {
        List<String> lines = predict("", "--data", a.toString(), "--json").outLines();

        assertThat(MAPPER.readTree(lines.get(0)).fieldNames()).toIterable().containsExactly("ticker", "line", "time");
        JsonNode last = MAPPER.readTree(lines.get(STEPS));
        assertThat(last.fieldNames())
                .toIterable()
                .containsExactly("ticker", "line", "time", "volatility", "logVolatility");
        assertThat(last.path("line").asInt()).isEqualTo(STEPS + 2);
        assertThat(last.path("volatility").asDouble()).isBetween(1e-4, 1e-2);
    }

    @Test
    void theDirectionIsANameAndItsProbability() throws IOException {
        String direction = trained("direction", "--target", "direction");
        List<String> lines = with(direction, "", "--data", a.toString()).outLines();
        JsonNode json = MAPPER.readTree(
                with(direction, "", "--data", a.toString(), "--json").outLines().get(9));

        assertThat(lines.get(8)).endsWith("\t-\t-");
        assertThat(lines.get(9)).matches("A\t[^\t]*\t(up|down)\t0\\.[5-9][0-9]{3}");
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("ticker", "line", "time", "direction", "probabilities");
        assertThat(json.path("probabilities").fieldNames()).toIterable().containsExactly("down", "up");
    }

    @Test
    void tradesAreAnsweredOnceTheirBarIsOver() throws IOException {
        StringBuilder trades = new StringBuilder("time,price,amount\n");
        for (String row : rowsOfA.subList(1, rowsOfA.size())) {
            String[] fields = row.split(",", -1);
            trades.append(fields[0]).append(",").append(fields[1]).append(",10\n");
            trades.append(fields[0]).append(":30,").append(fields[4]).append(",10\n");
        }
        Path file = Files.writeString(folder.resolve("T.csv"), trades.toString());
        Path out = folder.resolve("trades.safetensors");
        CommandRun.of(SmallTicks.training(file, out, "--price", "price", "--steps", "5"));
        CommandRun run = with(out.toString(), trades.toString());

        assertThat(run.err()).isEmpty();
        // Of the last bar nobody knows whether it is over.
        assertThat(run.outLines()).hasSize(ROWS - 1).startsWith("standard input\t2026-02-01T10:00\t-");
        assertThat(run.outLines().get(STEPS - 1)).matches("standard input\t2026-02-01T10:20\t0\\.00[0-9]+");
        assertThat(with(out.toString(), trades.toString(), "--where", "price<0").outLines())
                .isEmpty();
    }

    @Test
    void conditionsChooseLinesAndEveryBarIsFollowed() {
        CommandRun run = predict("", "--data", a.toString(), "--where", "datetime=2026-02-01 10:20");

        assertThat(run.outLines()).singleElement().asString().startsWith("A\t2026-02-01 10:20\t0.00");
    }

    @Test
    void rowsThatAreNoBarsAreRefusedOrLeftOut() {
        String good = feed(0, 12);
        String bad = good.replaceFirst("\nB,2026-02-01 10:25,[^,]*,", "\nB,2026-02-01 10:25,broken,");

        assertThat(predict(bad, "--ticker", "symbol").refusal())
                .isEqualTo("standard input: expected a finite number but got 'broken' (line 13, column 'open')."
                        + " Mend it, or leave such rows out with --skip-bad-rows.");
        CommandRun run = predict(bad, "--ticker", "symbol", "--skip-bad-rows");
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(2 * 12 - 1).contains("B\t2026-02-01 10:30\t-", "B\t2026-02-01 10:45\t-");
        assertThat(run.outLines()).last().asString().startsWith("B\t2026-02-01 10:55\t0.00");
        String late = rowsOfA.get(0) + "\n" + rowsOfA.get(2) + "\n" + rowsOfA.get(1) + "\n" + rowsOfA.get(3) + "\n";
        String one = trained("one");
        assertThat(with(one, late).refusal())
                .isEqualTo(
                        "standard input, line 3, column 'datetime', ticker 'standard input', bar: expected a time after that of the ticker's row before but got one 300.0 s"
                                + " before it. Give the rows of a ticker in the order of time. Or leave such rows out with --skip-bad-rows.");
        assertThat(with(one, late, "--skip-bad-rows").outLines()).hasSize(2);
        String twice = rowsOfA.get(0) + "\n" + rowsOfA.get(1) + "\n" + rowsOfA.get(1) + "\n";
        assertThat(with(one, twice).refusal()).contains("but got the same. ").contains("line 3, column 'datetime'");
        String minutes =
                rowsOfA.get(0) + "\n" + rowsOfA.get(1) + "\n" + rowsOfA.get(1).replace("10:00", "10:01") + "\n";
        assertThat(with(one, minutes).refusal())
                .contains("expected bars of 300 s, as in the training, but got one 60.0 s after the one before it.");
        assertThat(with(one, good.replace("symbol,", "open,")).refusal())
                .isEqualTo("standard input: expected each column once but got 'open' twice (line 1). Rename one.");
        assertThat(predict(good.replace("10:25,", "10:25Z,"), "--ticker", "symbol")
                        .refusal())
                .contains("a time without a zone as before but got '2026-02-01 10:25Z' (line 12, column 'datetime')");
    }

    @Test
    void whatDoesNotGoWithTicksIsRefused() {
        assertThat(CommandRun.of("predict", "--model", model, "text").refusal())
                .endsWith("but got texts, and the model is for ticks. Leave them out.");
        assertThat(predict("", "--raise-after", "2").refusal())
                .isEqualTo("--raise-after, --clear-after, --clear-margin: expected a model for devices but got one for"
                        + " ticks. Leave them out.");
        assertThat(predict("", "--run", "symbol").refusal())
                .isEqualTo("--run: expected a model for devices but got one for ticks. Leave it out.");
        assertThat(predict(feed(0, 5)).refusal())
                .isEqualTo("--ticker: expected the column that says which of A, B a row of standard input is of, or"
                        + " another ticker, but got none. Name it.");
        assertThat(predict(feed(0, 5), "--ticker", "name").refusal())
                .startsWith("standard input: expected a column 'name' (--ticker) but got symbol, datetime, ");
        assertThat(predict("", "--ticker", "symbol", "--max-keys", "0").refusal())
                .startsWith("--max-keys: expected a whole number >= 1");
    }
}
