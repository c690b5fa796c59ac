package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins for npm are shell scripts")
class SentencePackageTest {
    @TempDir
    private Path programs;

    @TempDir
    private Path cache;

    private Surroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new Surroundings(
                Map.of("PATH", programs.toString(), "XDG_CACHE_HOME", cache.toString()), "Linux", programs);
    }

    @Test
    void withoutNpmThereAreNoSentencesAndItIsSaidWhy() {
        SentencePackage.Found found = new SentencePackage(surroundings).find();

        assertThat(found.sentences()).isEmpty();
        assertThat(found.where()).isEqualTo("npm is not on the path");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void whereNpmFailsThereAreNoSentencesAndNothingIsLeft() throws IOException {
        npm("exit 1");

        SentencePackage.Found found = new SentencePackage(surroundings).find();

        assertThat(found.sentences()).isEmpty();
        assertThat(found.where()).isEqualTo("npm could not fetch the package sentiment@5.0.2 (is there a network?)");
        assertThat(cache.resolve("rnn4j")).isEmptyDirectory();
    }

    @Test
    void anotherPackageThanTheOneWeKnowIsRefusedAndNotKept() throws IOException {
        npm("echo something else > sentiment-5.0.2.tgz");

        assertThatThrownBy(new SentencePackage(surroundings)::find)
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected SHA-256 89302eb0")
                .hasMessageEndingWith("It is not the package that we know; nothing of it was used.");
        assertThat(cache.resolve("rnn4j")).isEmptyDirectory();
    }

    @Test
    void aCachedPackageThatChangedIsRefusedWithWhatToDo() throws IOException {
        Path cached = Files.createDirectories(cache.resolve("rnn4j"))
                .resolve("sentiment-5.0.2-sha256-"
                        + "89302eb03d2005d03b214fe65814bb48adb7d3c42c8ca80bdee6a3ecb7e4480f.tgz");
        Files.write(cached, TestArchive.of(Map.of("package/test/fixtures/amazon.json", new byte[0])));

        assertThatThrownBy(new SentencePackage(surroundings)::find)
                .isInstanceOf(RnnException.class)
                .hasMessageStartingWith(cached + ": expected SHA-256 89302eb0")
                .hasMessageEndingWith("Delete the file and run the demo again.");
    }

    @Test
    void aCacheFolderThatCannotBeMadeIsSaid() throws IOException {
        npm("exit 0");
        Files.writeString(cache.resolve("rnn4j"), "in the way");

        assertThat(new SentencePackage(surroundings).find().where()).startsWith("the cache folder cannot be used: ");
    }

    @Test
    void theRealPackageHasThreeThousandSentencesAndThreeRecordsWithoutAClass() throws IOException {
        assumeTrue(Boolean.getBoolean("rnn.npm"), "asks the real npm for the package: set -Drnn.npm=true");
        Surroundings real = new Surroundings(
                Map.of("PATH", System.getenv("PATH"), "XDG_CACHE_HOME", cache.toString()), "Linux", programs);

        SentencePackage.Found found = new SentencePackage(real).find();

        assertThat(found.sentences()).hasSize(3000).noneMatch(sentence -> sentence.text()
                .isBlank());
        assertThat(found.sentences().stream().mapToInt(LabelledSentence::label).sum())
                .isEqualTo(1500);
        assertThat(found.withoutClass()).isEqualTo(3);
        assertThat(Path.of(found.where())).exists();
        assertThat(new SentencePackage(surroundings).find()).isEqualTo(found);
        try (Stream<Path> files = Files.list(cache.resolve("rnn4j"))) {
            assertThat(files).containsExactly(Path.of(found.where()));
        }
    }

    @Test
    void recordsWithoutAClassAreCountedAndLeftOut() {
        SentenceJson json = SentenceJson.read(
                "[{\"text\":\"Good\\tone \",\"class\":1},{\"text\":\"\",\"class\":null},{\"text\":\"x\",\"class\":2}]"
                        .getBytes(StandardCharsets.UTF_8),
                "here");

        assertThat(json.sentences()).containsExactly(new LabelledSentence("Good one", 1, "here"));
        assertThat(json.withoutClass()).isEqualTo(2);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> SentenceJson.read("[{".getBytes(StandardCharsets.UTF_8), "here"))
                .isInstanceOf(RnnException.class)
                .hasMessageStartingWith("here: expected JSON but got");
    }

    private void npm(String script) throws IOException {
        Path npm = programs.resolve("npm");
        Files.writeString(npm, "#!/bin/sh\n" + script + "\n");
        assertThat(npm.toFile().setExecutable(true)).isTrue();
    }
}
