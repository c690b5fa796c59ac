package io.github.rnn4j.tasks.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
    @TempDir
    private Path folder;

    @Test
    void quotationMarksInTsvArePartOfTheText() throws IOException {
        Table table = read("label\ttext\r\n1\t\"so \"\"good\"\r\n\n0\ta, b\n");

        assertThat(table.columns()).containsExactly("label", "text");
        assertThat(table.rows())
                .containsExactly(
                        new TableRow(2, List.of("1", "\"so \"\"good\"")), new TableRow(4, List.of("0", "a, b")));
    }

    @Test
    void quotedFieldsOfCsvMayHoldSeparatorsAndLineBreaks() throws IOException {
        Table table = read("text,label\n\"so \"\"good\"\"\nand, cheap\",1\nbad,0\n");

        assertThat(table.rows())
                .containsExactly(
                        new TableRow(2, List.of("so \"good\"\nand, cheap", "1")), new TableRow(4, List.of("bad", "0")));
    }

    @Test
    void semicolonsSeparateWhereTheHeaderHasThem() throws IOException {
        assertThat(read("text;label\ngood, cheap;1\n").rows())
                .containsExactly(new TableRow(2, List.of("good, cheap", "1")));
    }

    @Test
    void gzipIsKnownByItsFirstBytesAndAByteOrderMarkIsDropped() throws IOException {
        Path plain = write("\uFEFFtext\tlabel\n好\t1\n".getBytes(StandardCharsets.UTF_8));
        Path packed = folder.resolve("packed.csv");
        Files.write(packed, gzip(Files.readAllBytes(plain)));

        assertThat(TableReader.read(packed).columns()).containsExactly("text", "label");
        assertThat(TableReader.read(packed).rows())
                .isEqualTo(TableReader.read(plain).rows());
    }

    @Test
    void theDigestIsThatOfTheBytesOnDisk() throws IOException {
        assertThat(read("a\tb\n1\t2\n").sha256())
                .isEqualTo("8db4d84da82d0020646ed808dff19ce516a74a948820cc5cdbbe1ce69c7e037d");
    }

    @Test
    void aShortOrLongRowIsRefusedWithItsLine() throws IOException {
        refuses("a,b\n1,2\n3\n", "expected 2 fields, as in the header, but got 1 (line 3). Mend or drop the row.");
        refuses("a\tb\n1\t2\t3\n", "expected 2 fields, as in the header, but got 3 (line 2). Mend or drop the row.");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> TableReader.read(folder.resolve("none.tsv")))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_OUTPUT))
                .hasMessage(folder.resolve("none.tsv") + ": expected a file but there is none. Check the name.");
    }

    @Test
    void aFolderIsRefused() {
        assertThatThrownBy(() -> TableReader.read(folder))
                .hasMessage(folder + ": expected a file but got a folder. Name a file in it.");
    }

    @Test
    void anEmptyFileAndAnEmptyHeaderAreRefused() throws IOException {
        refuses("", "expected a header line and rows but got an empty file. Check the file.");
        refuses("\n1,2\n", "expected a header line but got an empty one (line 1). Put the column names there.");
    }

    @Test
    void aHeaderAloneIsRefused() throws IOException {
        refuses("text\tlabel\n", "expected rows below the header but got none. Check the file.");
    }

    @Test
    void aColumnThatStandsTwiceIsRefused() throws IOException {
        refuses("text,label,text\na,1,b\n", "expected each column once but got 'text' twice (line 1). Rename one.");
    }

    @Test
    void brokenUtf8IsRefusedWithItsPlace() throws IOException {
        byte[] bytes = "text\tlabel\ngood\t1\nbad\t0\n".getBytes(StandardCharsets.UTF_8);
        bytes[18] = (byte) 0xE9;

        assertThatThrownBy(() -> TableReader.read(write(bytes)))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessage(file() + ": expected UTF-8 but got byte 0xE9 (line 3, byte 1). Save the file as UTF-8.");
    }

    @Test
    void aTruncatedGzipFileIsRefused() throws IOException {
        byte[] packed = gzip("text\tlabel\ngood\t1\n".getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(packed, packed.length - 9);

        assertThatThrownBy(() -> TableReader.read(write(cut)))
                .hasMessage(file() + ": expected a whole gzip file but it ends early (after " + cut.length
                        + " bytes). Fetch or pack it again.");
    }

    @Test
    void aDamagedGzipFileIsRefused() throws IOException {
        byte[] packed = gzip("text\tlabel\ngood\t1\n".getBytes(StandardCharsets.UTF_8));
        packed[packed.length - 5] ^= 1;

        assertThatThrownBy(() -> TableReader.read(write(packed)))
                .hasMessageStartingWith(file() + ": expected a whole gzip file but got a damaged one (");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedIsRefused() throws IOException {
        assertThatThrownBy(() -> read("text,label\ngood,1\n\"bad,0\n"))
                .hasMessageStartingWith(file() + ": expected CSV but got '")
                .hasMessageContaining("line");
    }

    private void refuses(String content, String message) throws IOException {
        Path file = write(content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TableReader.read(file))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessage(file + ": " + message);
    }

    private Table read(String content) throws IOException {
        return TableReader.read(write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(file(), bytes);
    }

    private Path file() {
        return folder.resolve("rows.txt");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
