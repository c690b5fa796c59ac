package io.github.rnn4j.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guides show is what examples and tests do. */
class GuideTest {
    private static final Path ROOT = Poms.root();
    private static final Pattern SNIPPET = Pattern.compile("```(java|xml)\\n(.+?)```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "write-a-backend.md, examples/third-party-backend, 4",
        "write-a-cell.md, examples/third-party-cell, 4",
        "networks.md, verification/integration, 1",
        "train.md, verification/integration, 3",
        "stream.md, verification/integration, 1",
        "live.md, verification/integration, 2",
        "seq2seq.md, verification/integration, 4",
        "gradient-flow.md, verification/integration, 2",
        "gradients.md, verification/integration, 1",
        "latency.md, verification/integration, 1",
        "runs.md, verification/integration, 2",
        "dashboard.md, examples/watch, 1",
        "pytorch.md, verification/integration, 2"
    })
    void everySnippetStandsInCodeThatRuns(String guide, String folder, int least) throws IOException {
        List<String> files = textsBelow(ROOT.resolve(folder));
        List<String> snippets = SNIPPET.matcher(
                        Files.readString(ROOT.resolve("docs/guide").resolve(guide)))
                .results()
                .map(block -> unindented(block.group(2)))
                .toList();
        assertThat(snippets).as("snippets of %s", guide).hasSizeGreaterThanOrEqualTo(least);
        for (String snippet : snippets) {
            assertThat(files)
                    .as("%s, a file with these lines:%n%s", folder, snippet)
                    .anyMatch(text -> text.contains(snippet));
        }
    }

    private static List<String> textsBelow(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        texts.add(unindented(read(folder.resolve("pom.xml"))));
        try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(GuideTest::read)
                    .map(GuideTest::unindented)
                    .forEach(texts::add);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }
}
