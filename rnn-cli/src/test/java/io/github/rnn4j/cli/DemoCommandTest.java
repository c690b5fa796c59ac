package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.cli.demo.TestArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .isEqualTo("demo: expected reviews but got 'review'. Did you mean 'reviews'?");
    }

    @Test
    void withNpmTheNetworkIsScoredBesideItsBaselines() {
        assumeTrue(Boolean.getBoolean("rnn.npm"), "asks the real npm for the sentences: set -Drnn.npm=true");

        CommandRun run = demo(System.getenv("PATH"), "--quiet");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("3,000 sentences")
                .contains("3 records without a class were left out")
                .contains("as stated by the package's README")
                .contains("as stated by the package's package.json")
                .contains("Part 'test' of ")
                .contains("Verdict: ");
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
