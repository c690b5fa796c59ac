package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
    private static final Path HOME = Path.of("home").toAbsolutePath();

    @Test
    void theCacheFolderIsWhereTheSystemKeepsSuchFolders() {
        assertThat(around(Map.of(), "Linux")).isEqualTo(HOME.resolve(".cache/rnn4j"));
        assertThat(around(Map.of(), "Mac OS X")).isEqualTo(HOME.resolve("Library/Caches/rnn4j"));
        assertThat(around(Map.of(), "Windows 11")).isEqualTo(HOME.resolve("AppData/Local/rnn4j"));
        assertThat(around(Map.of("LOCALAPPDATA", HOME.toString()), "Windows 11"))
                .isEqualTo(HOME.resolve("rnn4j"));
    }

    @Test
    void theUserMayChooseTheCacheFolderButOnlyByAnAbsoluteName() {
        assertThat(around(Map.of("XDG_CACHE_HOME", HOME.resolve("c").toString()), "Linux"))
                .isEqualTo(HOME.resolve("c/rnn4j"));
        assertThat(around(Map.of("XDG_CACHE_HOME", "relative"), "Linux")).isEqualTo(HOME.resolve(".cache/rnn4j"));
        assertThat(around(Map.of("XDG_CACHE_HOME", "\0"), "Linux")).isEqualTo(HOME.resolve(".cache/rnn4j"));
    }

    @Test
    void aProgramIsFoundOnThePathIfItCanBeRun(@TempDir Path folder) throws IOException {
        Surroundings surroundings = new Surroundings(Map.of("PATH", ":" + folder), "Linux", HOME);
        assertThat(surroundings.program("npm")).isEmpty();

        Path npm = Files.createFile(folder.resolve("npm"));
        assertThat(surroundings.program("npm")).isEmpty();

        assertThat(npm.toFile().setExecutable(true)).isTrue();
        assertThat(surroundings.program("npm")).contains(npm);
    }

    @Test
    void withoutAPathThereIsNoProgram() {
        assertThat(new Surroundings(Map.of(), "Linux", HOME).program("npm")).isEmpty();
    }

    private static Path around(Map<String, String> environment, String system) {
        return new Surroundings(environment, system, HOME).cacheFolder();
    }
}
