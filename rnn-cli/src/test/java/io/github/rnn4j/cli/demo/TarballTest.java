package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TarballTest {
    private static final byte[] LONG = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);

    @Test
    void theWantedFilesAreReadInTheOrderAskedFor() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("package/a.txt", LONG);
        files.put("package/empty", new byte[0]);
        files.put("package/b.txt", "second".getBytes(StandardCharsets.UTF_8));

        List<byte[]> read = Tarball.read(TestArchive.of(files), List.of("package/b.txt", "package/a.txt"));

        assertThat(read).containsExactly("second".getBytes(StandardCharsets.UTF_8), LONG);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        byte[] archive = TestArchive.of(Map.of("package/a.txt", LONG));

        assertThatThrownBy(() -> Tarball.read(archive, List.of("package/c.txt")))
                .isInstanceOf(RnnException.class)
                .hasMessage("archive: expected a file 'package/c.txt' in it but found none");
    }

    @Test
    void bytesThatAreNoArchiveAreRefused() {
        assertThatThrownBy(() -> Tarball.read(LONG, List.of("a")))
                .isInstanceOf(RnnException.class)
                .hasMessageStartingWith("archive: expected gzipped tar but got");
    }

    @Test
    void anArchiveThatWasCutIsRefused() {
        byte[] archive = TestArchive.of(Map.of("package/a.txt", LONG));

        assertThatThrownBy(() -> Tarball.read(Arrays.copyOf(archive, archive.length / 2), List.of("package/a.txt")))
                .isInstanceOf(RnnException.class)
                .hasMessageStartingWith("archive: expected gzipped tar but got");
    }
}
