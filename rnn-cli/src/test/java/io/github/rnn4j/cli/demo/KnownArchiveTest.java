package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for Maven is a shell script")
class KnownArchiveTest {
    private static final byte[] CONTENT = "made up\n".getBytes(StandardCharsets.UTF_8);
    private static final KnownArchive ARCHIVE = new KnownArchive(
            ArchiveTool.MAVEN,
            "org.example:small:1",
            "small-1",
            "b0e76ff73bda4879cbe86fd7040b54dda54b7dfd96a4f2c0724c07814da7fefd");

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
    void anArchiveIsFetchedOnceAndKeptUnderItsChecksum() throws IOException {
        // What Maven is told where to put things is its fifth word.
        maven("printf 'made up\\n' > \"${5#-DoutputDirectory=}/small-1.jar\"; printf '%s\\n' \"$@\" > " + programs
                + "/words");

        FetchedArchive first = ARCHIVE.find(surroundings);
        maven("exit 1");
        FetchedArchive second = ARCHIVE.find(surroundings);

        Path kept = cache.resolve("rnn4j").resolve("small-1-sha256-" + ARCHIVE.sha256() + ".jar");
        assertThat(first.file()).contains(kept);
        assertThat(first.content()).isEqualTo(CONTENT);
        assertThat(second.file()).contains(kept);
        assertThat(second.content()).isEqualTo(CONTENT);
        assertThat(cache.resolve("rnn4j").toFile().list())
                .containsExactly(kept.getFileName().toString());
        assertThat(programs.resolve("words")).content().contains("-Dartifact=org.example:small:1");
    }

    @Test
    void whereMavenFailsThereIsNothingAndNothingIsLeft() throws IOException {
        maven("touch \"${5#-DoutputDirectory=}/half.jar\"; exit 1");

        FetchedArchive found = ARCHIVE.find(surroundings);

        assertThat(found.file()).isEmpty();
        assertThat(found.problem())
                .isEqualTo("Maven could not fetch the artifact org.example:small:1 (is there a network?)");
        assertThat(cache.resolve("rnn4j")).isEmptyDirectory();
    }

    @Test
    void anotherArchiveThanTheOneWeKnowIsRefusedAndNotKept() throws IOException {
        maven("echo something else > \"${5#-DoutputDirectory=}/small-1.jar\"");

        assertThatThrownBy(() -> ARCHIVE.find(surroundings))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining(": expected SHA-256 " + ARCHIVE.sha256() + " but got ")
                .hasMessageEndingWith(
                        "(Maven artifact org.example:small:1). It is not the artifact that we know; nothing"
                                + " of it was used.");
        assertThat(cache.resolve("rnn4j")).isEmptyDirectory();
    }

    private void maven(String script) throws IOException {
        Path mvn = programs.resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\n" + script + "\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }
}
