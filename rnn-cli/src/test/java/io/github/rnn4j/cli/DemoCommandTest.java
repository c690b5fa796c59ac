package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.command.DemoCommand;
import io.github.rnn4j.cli.demo.DemoJob;
import io.github.rnn4j.cli.demo.DemoResult;
import io.github.rnn4j.cli.demo.DemoTask;
import io.github.rnn4j.cli.demo.SummaryRow;
import io.github.rnn4j.cli.demo.TestArchive;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.report.ReportSection;
import io.github.rnn4j.cli.report.XmlPage;
import io.github.rnn4j.core.discovery.BackendRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
    private static final String LAST_LINE =
            "Next, with a file of your own: ./rnn train reviews --data FILE --text TEXT_COLUMN --label CLASS_COLUMN";

    @TempDir
    private Path cache;

    @Test
    void withoutNpmTheSameRunsOnMadeUpReviewsAndNoScoreIsShown() throws IOException {
        Path file = cache.resolve("demo.json");

        CommandRun run = demo("", "--json", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines().get(0))
                .isEqualTo("No real reviews: npm is not on the path. Install npm, or bring a"
                        + " table of your own (the last line shows how).");
        assertThat(run.outLines().get(1)).startsWith("MADE-UP reviews follow");
        assertThat(run.out()).contains("  epoch  1 of at most ").contains("Its answers to sentences that we made up:");
        assertThat(run.out().toLowerCase(Locale.ROOT))
                .doesNotContain("f1")
                .doesNotContain("accuracy")
                .doesNotContain("loss");
        assertThat(run.outLines()).last().isEqualTo(LAST_LINE);
        assertThat(new ObjectMapper().readTree(file.toFile()).toString())
                .isEqualTo("{\"schemaVersion\":1,\"command\":\"demo\",\"task\":\"reviews\",\"madeUp\":true}");
    }

    @Test
    void aCachedPackageThatIsNotTheOneWeKnowIsRefused() throws IOException {
        Path folder = Files.createDirectories(cache.resolve("rnn4j"));
        Path cached = folder.resolve(
                "sentiment-5.0.2-sha256-" + "89302eb03d2005d03b214fe65814bb48adb7d3c42c8ca80bdee6a3ecb7e4480f.tgz");
        Files.write(cached, TestArchive.of(Map.of("package/test/fixtures/amazon.json", new byte[10])));

        assertThat(demo("").refusal())
                .startsWith(cached + ": expected SHA-256 ")
                .contains("Delete the file");
    }

    @Test
    void anotherTaskIsRefused() {
        assertThat(CommandRun.of("demo", "review").refusal())
                .isEqualTo("demo: expected devices or reviews or ticks but got 'review'. Did you mean 'reviews'?");
    }

    @Test
    void aTaskWithoutDataIsRefusedInOneLineAndLeavesNothing() {
        Path report = cache.resolve("report.html");

        CommandRun run = CommandRun.with(
                "", Map.of("XDG_CACHE_HOME", cache.toString()), "demo", "ticks", "--out", report.toString());

        assertThat(run.refusal())
                .isEqualTo("demo ticks: expected its data but mvn is not on the path. Show another task, or try again"
                        + " later.");
        assertThat(run.out()).isEmpty();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void whatIsMissingIsSaidAndTheOtherTasksRun() throws IOException {
        Path file = cache.resolve("demo.json");
        Path report = cache.resolve("report.html");

        CommandRun run = CommandRun.with(
                "",
                Map.of("XDG_CACHE_HOME", cache.toString()),
                "demo",
                "--quiet",
                "--out",
                report.toString(),
                "--json",
                file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines())
                .startsWith("[1 of 3] reviews")
                .contains("[2 of 3] ticks", "No ticks: mvn is not on the path.")
                .contains("[3 of 3] devices", "No devices: npm is not on the path.")
                .contains("No report: no task has figures.")
                .contains(LAST_LINE);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("command").asText()).isEqualTo("demo");
        assertThat(json.path("tasks").findValuesAsText("task")).containsExactly("reviews", "ticks", "devices");
        assertThat(json.at("/tasks/1/missing").asText()).isEqualTo("mvn is not on the path");
        assertThat(report).doesNotExist();
    }

    @Test
    void allTasksEndInOneTableAndOneReport() throws Exception {
        Path file = cache.resolve("demo.json");
        Path report = Files.writeString(cache.resolve("report.html"), "of yesterday");

        CommandRun run = madeUp("--seed", "7", "--out", report.toString(), "--json", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .containsSequence(
                        "All tasks, on rows that were never seen:",
                        "  task    figure  RNN alone  RNN with a baseline  best baseline  its name  verdict",
                        "  first   f1         0.8000               0.8100         0.8200  linear    tie",
                        "  second  f1         0.8000               0.8100         0.8200  linear    tie",
                        "Report: " + report)
                .endsWith("Next, with a file of your own: ./rnn first", "Next, with a file of your own: ./rnn second");
        XmlPage page = XmlPage.read(report);
        assertThat(page.texts("li"))
                .contains("date: 2026-11-29", "seed: 7")
                .anyMatch(fact -> fact.startsWith("machine: "));
        assertThat(page.texts("td")).contains("0.8000", "0.8100", "0.8200", "linear", "tie");
        assertThat(page.texts("h2")).containsExactly("first", "second");
        assertThat(new ObjectMapper().readTree(file.toFile()).toString())
                .isEqualTo(
                        "{\"schemaVersion\":1,\"command\":\"demo\",\"seed\":7,\"tasks\":[{\"task\":\"first\"},{\"task\":\"second\"}]}");
    }

    @Test
    void oneTaskAloneGivesItsOwnObject() throws IOException {
        Path file = cache.resolve("demo.json");
        Path report = cache.resolve("report.html");

        CommandRun run = madeUp("second", "--out", report.toString(), "--json", file.toString());

        assertThat(run.outLines())
                .contains("Report: " + report)
                .noneMatch(line -> line.startsWith("All tasks"))
                .endsWith("Next, with a file of your own: ./rnn second");
        assertThat(new ObjectMapper().readTree(file.toFile()).toString()).isEqualTo("{\"task\":\"second\"}");
    }

    @Test
    void theReportAndTheResultAreTwoFiles() {
        assertThat(CommandRun.of("demo", "--out", "x.json", "--json", "x.json").refusal())
                .isEqualTo("--json: expected another file than --out but got 'x.json' for both. Change one of them.");
    }

    /** A task whose figures are there already. */
    private record MadeUpTask(String name) implements DemoTask, DemoJob {
        record Result(String task) {}

        @Override
        public String ownFile() {
            return "./rnn " + name;
        }

        @Override
        public DemoJob prepare() {
            return this;
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public DemoResult run(Backend engine, long seed, Progress.Detail most) {
            Result result = new Result(name);
            return new DemoResult(
                    result,
                    Optional.of(new SummaryRow(List.of(name, "f1", "0.8000", "0.8100", "0.8200", "linear", "tie"))),
                    new ReportSection(name, Map.of(), List.of(), List.of(), List.of(), result));
        }
    }

    private static CommandRun madeUp(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(screen, screen, new ByteArrayInputStream(new byte[0]), false);
        DemoCommand command = new DemoCommand(
                terminal,
                List.of(new MadeUpTask("first"), new MadeUpTask("second")),
                BackendRegistry.ofClassPath(),
                Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC));
        int exitCode = new CommandLine(command).execute(words);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), "");
    }

    @Test
    void withNpmTheNetworkIsScoredBesideItsBaselines() {
        assumeTrue(Boolean.getBoolean("rnn.npm"), "asks the real npm for the sentences: set -Drnn.npm=true");

        Path report = cache.resolve("report.html");

        CommandRun run = demo(System.getenv("PATH"), "--quiet", "--out", report.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("3,000 sentences")
                .contains("3 records without a class were left out")
                .contains("as stated by the package's README")
                .contains("as stated by the package's package.json")
                .contains("Part 'test' of ")
                .contains("Verdict: ")
                .contains("Report: " + report);
        assertThat(run.outLines()).last().isEqualTo(LAST_LINE);
    }

    private CommandRun demo(String path, String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "demo";
        words[1] = "reviews";
        System.arraycopy(options, 0, words, 2, options.length);
        return CommandRun.with("", Map.of("PATH", path, "XDG_CACHE_HOME", cache.toString()), words);
    }
}
