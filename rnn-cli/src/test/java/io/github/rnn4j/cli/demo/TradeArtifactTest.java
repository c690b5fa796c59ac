package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradeArtifactTest {
    private static final long MIDNIGHT = LocalDate.of(2013, 11, 29).toEpochDay() * 86_400;

    @Test
    void withoutMavenThereAreNoTradesAndItIsSaidWhy(@TempDir Path cache) {
        DemoData<TradeTable> found =
                new TradeArtifact(new Surroundings(Map.of("XDG_CACHE_HOME", cache.toString()), "Linux", cache)).find();

        assertThat(found.data()).isEmpty();
        assertThat(found.where()).isEqualTo("mvn is not on the path");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void theRealArtifactHasAHundredThousandTradesOnSevenDays(@TempDir Path cache) {
        assumeTrue(Boolean.getBoolean("rnn.maven"), "asks the real Maven for the artifact: set -Drnn.maven=true");
        Surroundings real = new Surroundings(
                Map.of("PATH", System.getenv("PATH"), "XDG_CACHE_HOME", cache.toString()), "Linux", cache);

        TradeTable trades = new TradeArtifact(real).find().data().orElseThrow();

        assertThat(trades.lines()).hasSize(100_000);
        assertThat(trades.days()).hasSize(7);
        assertThat(trades.daysOf(Part.TRAIN)).isEqualTo(4);
        assertThat(trades.daysOf(Part.TEST)).isEqualTo(2);
    }

    @Test
    void theFileIsReadOutOfAnArchiveInMemory() throws IOException {
        byte[] archive = zip(Map.of("a.csv", "first", "b/c.csv", "second"));

        assertThat(ZippedFile.read(archive, "b/c.csv")).isEqualTo("second".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ZippedFile.read(archive, "c.csv"))
                .isInstanceOf(RnnException.class)
                .hasMessage("archive: expected a file 'c.csv' in it but found none");
        assertThatThrownBy(() -> ZippedFile.read(new byte[10], "c.csv")).isInstanceOf(RnnException.class);
    }

    @Test
    void wholeDaysAreOfOnePart(@TempDir Path folder) throws IOException {
        String csv = "timestamp,price,amount\r\n" + (MIDNIGHT - 1) + ",800.5,0.1\r\n" + MIDNIGHT + ",801,2\r\n"
                + (MIDNIGHT + 86_399) + ",802,3\r\n" + (MIDNIGHT + 86_400) + ",803,4\r\n";

        TradeTable trades = TradeTable.parse(csv.getBytes(StandardCharsets.UTF_8));

        assertThat(Files.readAllLines(trades.write(folder.resolve("trades.csv"))))
                .containsExactly(
                        "timestamp,price,amount,split",
                        (MIDNIGHT - 1) + ",800.5,0.1,train",
                        MIDNIGHT + ",801,2,validation",
                        (MIDNIGHT + 86_399) + ",802,3,validation",
                        (MIDNIGHT + 86_400) + ",803,4,test");
        assertThat(trades.days())
                .containsExactly(LocalDate.of(2013, 11, 28), LocalDate.of(2013, 11, 29), LocalDate.of(2013, 11, 30));
        assertThat(trades.daysOf(Part.VALIDATION)).isEqualTo(1);
    }

    @Test
    void whatIsNoTableOfTradesIsRefusedWithTheLine() {
        assertThatThrownBy(() -> parse("time,price\n"))
                .hasMessageStartingWith("trades, line 1: expected timestamp,price");
        assertThatThrownBy(() -> parse("")).hasMessageStartingWith("trades, line 1: expected timestamp,price");
        assertThatThrownBy(() -> parse("timestamp,price,amount\n1,2,3\n1,2\n"))
                .isInstanceOf(RnnException.class)
                .hasMessage("trades, line 3: expected seconds, a price and an amount but got '1,2'");
        assertThatThrownBy(() -> parse("timestamp,price,amount\nx,2,3\n"))
                .hasMessage("trades, line 2: expected seconds, a price and an amount but got 'x,2,3'");
    }

    private static TradeTable parse(String csv) {
        return TradeTable.parse(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
