package io.github.rnn4j.tasks.timeseries.tick.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickDataTest {
    private static final String HEADER = "time,open,high,low,close,volume,split\n";
    private static final String FIRST = "2026-01-05 09:30,10,11,9,10.5,100,train\n";

    @TempDir
    private Path folder;

    private TickSource source(String text) throws IOException {
        return TickSource.of(Files.writeString(folder.resolve("X.csv"), text));
    }

    private static String bars(int day, int from, int to, String part) {
        StringBuilder rows = new StringBuilder();
        for (int bar = from; bar < to; bar++) {
            int minute = 570 + 5 * bar;
            rows.append("2026-01-0%d %02d:%02d,10,11,9,10.5,100,%s%n".formatted(day, minute / 60, minute % 60, part));
        }
        return rows.toString();
    }

    @Test
    void windowsCrossNeitherNightsNorGapsNorSplits() throws IOException {
        TickData data = TickData.read(source(HEADER
                + bars(5, 0, 10, "train")
                + bars(6, 0, 4, "train")
                + bars(6, 5, 12, "train")
                + bars(7, 0, 6, "gap")
                + bars(8, 0, 5, "train")
                + bars(8, 5, 10, "test")));
        TickerSeries series = data.tickers().get(0);

        assertThat(series.name()).isEqualTo("X");
        assertThat(data.barSeconds()).isEqualTo(300);
        // The bar that is missing, and the bar at which the part changes within a session.
        assertThat(data.gaps()).isEqualTo(2);
        // Windows of 3 with 2 to come: 6 of 10 bars, 0 of 4, 3 of 7, 1 of 5.
        assertThat(new TickWindows(3, 2).of(series, Part.TRAIN)).hasSize(10);
        assertThat(new TickWindows(3, 2).of(series, Part.TEST)).hasSize(1);
    }

    @Test
    void returnsAreFromCloseToCloseAndAtTheStartFromTheOpen() throws IOException {
        TickerSeries series = TickData.read(source(HEADER + FIRST + "2026-01-05 09:35,10,12,8,12,100,train\n"))
                .tickers()
                .get(0);

        assertThat(series.logReturn(0)).isCloseTo(Math.log(1.05), within(1e-12));
        assertThat(series.logReturn(1)).isCloseTo(Math.log(12 / 10.5), within(1e-12));
        assertThat(series.logRange(1)).isCloseTo(Math.log(1.5), within(1e-12));
        assertThat(new TickWindow(series, 1).meanSquare(2))
                .isCloseTo((Math.pow(Math.log(1.05), 2) + Math.pow(Math.log(12 / 10.5), 2)) / 2, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-05 09:30,1,1,1,1,1,train|a time after that of the ticker's row before but got the same",
                "2026-01-05 09:25,1,1,1,1,1,train|but got one before it",
                "2026-01-05T09:35:00Z,1,1,1,1,1,train|a time without a zone as before",
                "2026-01-05 09:35,1,NaN,1,1,1,train|a finite number but got 'NaN' (line 3, column 'high')",
                "2026-01-05 09:35,1,1,1,0,1,train|a price > 0 but got '0' (line 3, column 'close')",
                "2026-01-05 09:35,1,1,2,1,1,train|a high that is no lower than the low but got 1.0 and 2.0 (line 3",
                "2026-01-05 09:35,1,1,1,1,-1,train|a volume >= 0 but got '-1' (line 3, column 'volume')"
            })
    void badRowsAreRefusedByLineAndColumnOrLeftOut(String row, String message) throws IOException {
        TickSource bad = source(HEADER + FIRST + row + "\n" + bars(5, 2, 4, "train"));

        assertThatThrownBy(() -> TickData.read(bad)).hasMessageContaining(message);
        TickData rest = TickData.read(bad.skippingBadRows());
        assertThat(rest.skippedRows()).isEqualTo(1);
        assertThat(rest.tickers().get(0).size()).isEqualTo(3);
        assertThat(rest.tickers().get(0).start(2)).isEqualTo(1);
    }

    @Test
    void aColumnStandsForOneThing() throws IOException {
        TickSource source = source(HEADER + FIRST);

        assertThatThrownBy(() -> source.withColumn("open", "close").withColumn("close", "close"))
                .hasMessage("--close, --open: expected different columns but got 'close' for both.");
        assertThatThrownBy(() -> TickData.read(source.withColumn("open", "close")))
                .hasMessage("--open, --close: expected different columns but got 'close' for both.");
        assertThatThrownBy(() -> source.withBarSeconds(60)).hasMessageStartingWith("--bar: expected trades");
    }

    @Test
    void aBarWithoutTradesRepeatsTheClose() throws IOException {
        Path file = Files.writeString(folder.resolve("T.csv"), """
                time,price,amount,split
                1767605400,10,1,train
                1767605410,12,2,train
                1767605410,11,1,train
                1767605590,13,5,train
                1767605645,14,5,train
                """);
        TickerSeries bars = TickData.read(
                        TickSource.of(file).withColumn("price", "price").withBarSeconds(60))
                .tickers()
                .get(0);

        assertThat(bars.size()).isEqualTo(5);
        assertThat(bars.bar(0)).isEqualTo(new Bar(1767605400, 20458, 34200, 10, 12, 10, 11, 4, Part.TRAIN, true, 2));
        assertThat(bars.bar(2)).isEqualTo(new Bar(1767605520, 20458, 34320, 11, 11, 11, 11, 0, Part.TRAIN, true, 2));
        assertThat(bars.start(4)).isZero();
    }

    @Test
    void sessionsAreByLocalTime() throws IOException {
        String rows = """
                2026-01-05T14:29:00Z,1,1,1,1,1,train
                2026-01-05T14:30:00Z,1,1,1,1,1,train
                2026-01-05T14:35:00Z,1,1,1,1,1,train
                """;
        TickData data = TickData.read(
                source(HEADER + rows).withSession(Session.parse("09:30-16:00"), ZoneId.of("America/New_York")));

        assertThat(data.outside()).isEqualTo(1);
        assertThat(data.tickers().get(0).slot(1)).isEqualTo(1);
        assertThat(Session.parse("18:00-17:00")).hasToString("18:00-17:00");
        assertThatThrownBy(() -> Session.parse("9-16"))
                .hasMessage("--session: expected 24h, or hours such as 09:30-16:00, but got '9-16'.");
    }

    @Test
    void withoutASplitColumnSessionsAreSplitByTimeWithOnesLeftOutBetween() throws IOException {
        StringBuilder rows = new StringBuilder("time,open,high,low,close,volume\n");
        for (int day = 1; day <= 22; day++) {
            rows.append("2026-01-%02d 10:00,1,1,1,1,1%n2026-01-%02d 10:05,1,1,1,1,1%n".formatted(day, day));
        }
        TickerSeries series = TickData.read(source(rows.toString())).tickers().get(0);

        assertThat(series.bar(2 * 13).part()).isEqualTo(Part.TRAIN);
        assertThat(series.bar(2 * 14).part()).isNull();
        assertThat(series.bar(2 * 15).part()).isEqualTo(Part.VALIDATION);
        assertThat(series.bar(2 * 18).part()).isNull();
        assertThat(series.bar(2 * 19).part()).isEqualTo(Part.TEST);
    }
}
