package io.github.rnn4j.tasks.timeseries.tick.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickLeaksTest {
    private static final TickWindows WINDOWS = new TickWindows(3, 2);

    @TempDir
    private Path folder;

    private static String bars(int day, int from, int to, String part) {
        StringBuilder rows = new StringBuilder();
        for (int bar = from; bar < to; bar++) {
            int minute = 570 + 5 * bar;
            rows.append("2026-01-0%d %02d:%02d,10,11,9,10.5,100,%s%n".formatted(day, minute / 60, minute % 60, part));
        }
        return rows.toString();
    }

    private Path file(String name, String... bars) throws IOException {
        return Files.writeString(
                folder.resolve(name), "time,open,high,low,close,volume,split\n" + String.join("", bars));
    }

    @Test
    void aDayOfTwoPartsIsRefused() throws IOException {
        Path file = file("X.csv", bars(5, 0, 8, "train"), bars(5, 8, 16, "test"), bars(6, 0, 8, "validation"));
        assertThat(TickLeaks.find(TickData.read(TickSource.of(file)), WINDOWS))
                .singleElement()
                .satisfies(leak -> {
                    assertThat(leak.kind()).isEqualTo(LeakKind.SAME_DAY);
                    assertThat(leak.level()).isEqualTo(LeakLevel.REFUSE);
                    assertThat(leak.count()).isEqualTo(1);
                    // The first window of three bars ends on the third, below the header; the test part begins eight
                    // later.
                    assertThat(leak.message()).endsWith("such as '2026-01-05' in train (line 4) and test (line 12)");
                });
    }

    @Test
    void aDayThatOneTickerLearnsFromAndAnotherIsTestedOnIsRefused() throws IOException {
        Path first = file("A.csv", bars(5, 0, 8, "train"), bars(6, 0, 8, "validation"));
        Path second = file("B.csv", bars(5, 0, 8, "test"), bars(7, 0, 8, "test"));
        assertThat(TickLeaks.find(TickData.read(TickSource.of(first, second)), WINDOWS))
                .singleElement()
                .satisfies(leak -> assertThat(leak.count()).isEqualTo(1));
    }

    @Test
    void daysApartAreNoLeak() throws IOException {
        Path file = file("X.csv", bars(5, 0, 8, "train"), bars(6, 0, 8, "validation"), bars(7, 0, 8, "test"));
        assertThat(TickLeaks.find(TickData.read(TickSource.of(file)), WINDOWS)).isEmpty();
    }

    @Test
    void theSharedBarsHaveNoDayInTwoParts() throws IOException {
        Path data = DataFolder.fromEnvironment().folder();
        assumeThat(data).as("RNN_DATA is not set: no real bars to look at").isNotNull();
        try (Stream<Path> files = Files.list(data.resolve("stock"))) {
            List<Path> bars = files.filter(file -> file.toString().endsWith("_5min.csv.gz"))
                    .sorted()
                    .toList();
            assertThat(bars).hasSize(8);
            TickData read = TickData.read(TickSource.of(bars.toArray(Path[]::new)));
            assertThat(TickLeaks.find(read, new TickWindows(10, 6))).isEmpty();
        }
    }
}
