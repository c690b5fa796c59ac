package io.github.rnn4j.tasks.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aLineEndsWithALineFeedAndNothingElse() throws IOException {
        String next = "\u0085\u2028\u00a0";
        assertThat(lines("\uFEFFone\n" + next + "\n\ntwo\r\nthree")).containsExactly("one", next, "", "two\r", "three");
        assertThat(lines("one\n")).containsExactly("one");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void linesMayBeLongerThanABuffer() throws IOException {
        String tooLongForOne = "字".repeat(70_000);

        assertThat(lines("a\n" + tooLongForOne + "\nb\n" + tooLongForOne))
                .containsExactly("a", tooLongForOne, "b", tooLongForOne);
    }

    @Test
    void gzipIsSeenByItsBeginningAndTheDigestIsThatOfTheFile() throws IOException {
        String text = "one\ntwo\n".repeat(20_000);
        Path plain = Files.writeString(folder.resolve("plain"), text);
        Path packed = Files.write(folder.resolve("packed"), gzip(text));

        assertThat(lines(packed)).hasSize(40_000).isEqualTo(lines(plain));
        for (Path file : List.of(plain, packed)) {
            try (LineReader reader = LineReader.open(file)) {
                while (reader.next() != null) {}
                assertThat(reader.number()).isEqualTo(40_000);
                assertThat(reader.sha256()).isEqualTo(sha256(file));
            }
        }
    }

    @Test
    void aFaultIsToldByItsLine() throws IOException {
        byte[] text = "good\ngood\nbad\n".repeat(9_000).getBytes(StandardCharsets.UTF_8);
        text[5 + 5 + 1 + 14 * 8_000] = (byte) 0xff;
        Path latin = Files.write(folder.resolve("latin"), text);

        assertThatThrownBy(() -> lines(latin))
                .isInstanceOf(RnnException.class)
                .hasMessage(latin + ": expected UTF-8 but got other bytes (line 24003). Convert it first.");
    }

    @Test
    void aDamagedFileAndNoneAreRefused() throws IOException {
        byte[] whole = gzip("one\ntwo\n".repeat(20_000));
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
        Path head = Files.write(folder.resolve("head"), Arrays.copyOf(whole, 5));
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> lines(cut))
                .isInstanceOf(RnnException.class)
                .hasMessageStartingWith(
                        cut + ": expected a whole gzip file but it is cut off or damaged (behind line ");
        assertThatThrownBy(() -> lines(head)).hasMessageStartingWith(head + ": expected a whole gzip file but");
        assertThatThrownBy(() -> lines(none)).hasMessage(none + ": expected a file but there is none. Check the name.");
    }

    private List<String> lines(String text) throws IOException {
        return lines(Files.writeString(folder.resolve("text"), text));
    }

    private static List<String> lines(Path file) {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = LineReader.open(file)) {
            for (String line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(Path file) throws IOException {
        return FileContent.read(file).sha256();
    }
}
