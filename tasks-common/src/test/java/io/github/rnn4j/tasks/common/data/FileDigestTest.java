package io.github.rnn4j.tasks.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestTest {
    @TempDir
    private Path folder;

    /** The first example of FIPS 180-2. */
    @Test
    void itIsTheStandardsOfTheBytes() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "abc");

        assertThat(FileDigest.sha256(file))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aTableHasTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n");

        assertThat(TableReader.read(file).sha256()).isEqualTo(FileDigest.sha256(file));
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> FileDigest.sha256(folder.resolve("missing")))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_OUTPUT))
                .hasMessageContaining("missing: expected a readable file but got ");
    }
}
