package io.github.rnn4j.tasks.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableStreamTest {
    @TempDir
    private Path folder;

    private static TableStream of(byte[] bytes) {
        return TableStream.of("rows", new ByteArrayInputStream(bytes));
    }

    private static TableStream of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<TableRow> all(TableStream stream) {
        List<TableRow> rows = new ArrayList<>();
        for (TableRow row = stream.next(); row != null; row = stream.next()) {
            rows.add(row);
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n3,4\n",
                "a,b\r\n1,\"x, y\"\r\n\r\n3,4",
                "a;b\n1;2\n\"3\n3\";4\n5;6\n",
                "a\tb\n1\t\"2\n\n3\t4",
                "\uFEFFa,\"b\"\n1,2\n"
            })
    void rowsAreThoseOfAWholeTable(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t"), text);
        Table whole = TableReader.read(file);
        try (TableStream stream = TableStream.open(file)) {
            assertThat(stream.table().columns()).isEqualTo(whole.columns());
            assertThat(all(stream)).isEqualTo(whole.rows());
        }
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        try (TableStream stream = of(bytes.toByteArray())) {
            assertThat(all(stream)).containsExactly(new TableRow(2, List.of("1", "2")));
        }
    }

    /** Each row comes out before the next one goes in; with a reader that waits for more this never ends. */
    @ParameterizedTest
    @ValueSource(strings = {",", "\t"})
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aRowIsThereAsSoonAsItsLineEnds(String separator) throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(out)) {
            write(out, "a" + separator + "b\n0" + separator + "0\n");
            TableStream stream = TableStream.of("pipe", in);
            for (int i = 1; i < 5; i++) {
                assertThat(stream.next()).extracting(TableRow::line).isEqualTo(i + 1L);
                write(out, i + separator + i + "\n");
            }
        }
    }

    private static void write(PipedOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> of("")).hasMessageContaining("rows: expected a header line but got nothing");
        assertThatThrownBy(() -> of("\na,b")).hasMessageContaining("got an empty one (line 1)");
        assertThatThrownBy(() -> of("a,b\n")).hasMessageContaining("expected rows below the header but got none");
        assertThatThrownBy(() -> of("a,a\n1,2")).hasMessageContaining("expected each column once");
        try (TableStream stream = of("a,b\n1,2\n1,2,3\n")) {
            stream.next();
            assertThatThrownBy(stream::next)
                    .hasMessage("rows: expected 2 fields, as in the header, but got 3 (line 3). Mend or drop the row.");
        }
        // Bytes are decoded ahead of the rows, so that a short stream is refused when it is opened.
        assertThatThrownBy(() -> of(new byte[] {'a', '\n', '1', '\n', '2', (byte) 0xFF, '\n'}))
                .hasMessage("rows: expected UTF-8 but got other bytes. Convert it first.");
        assertThatThrownBy(() -> TableStream.open(folder.resolve("none")))
                .hasMessageContaining("expected a file but there is none. Check the name.");
    }
}
