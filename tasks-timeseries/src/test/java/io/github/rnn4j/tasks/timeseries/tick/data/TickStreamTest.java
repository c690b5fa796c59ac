package io.github.rnn4j.tasks.timeseries.tick.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.tasks.common.data.TableStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickStreamTest {
    private static final String HEADER = "time,open,high,low,close,volume\n";
    private static final String FIRST = "2026-01-05 09:30,10,11,9,10.5,100\n";

    private static TickSource source() {
        return TickSource.of();
    }

    private static List<StreamedTick> read(String text, TickSource source) {
        try (TableStream rows =
                TableStream.of("standard input", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            TickStream stream = new TickStream(rows, source);
            List<StreamedTick> ticks = new ArrayList<>();
            for (StreamedTick tick = stream.next(); tick != null; tick = stream.next()) {
                ticks.add(tick);
            }
            return ticks;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-05T09:35:00Z,1,1,1,1,1|a time without a zone as before but got '2026-01-05T09:35:00Z' (line 3, column 'time')",
                "soon,1,1,1,1,1|a time (seconds since 1970, or like 2026-03-01T09:30:00) but got 'soon' (line 3, column 'time')",
                "1767605400000,1,1,1,1,1|seconds since 1970 but got '1767605400000', which may be milliseconds (line 3",
                "2026-01-05 09:35,1,NaN,1,1,1|a finite number but got 'NaN' (line 3, column 'high')",
                "2026-01-05 09:35,1,high,1,1,1|a finite number but got 'high' (line 3, column 'high')",
                "2026-01-05 09:35,1,1,1,0,1|a price > 0 but got '0' (line 3, column 'close')",
                "2026-01-05 09:35,1,1,2,1,1|a high that is no lower than the low but got 1.0 and 2.0 (line 3, column 'high')",
                "2026-01-05 09:35,1,1,1,1,-1|a volume >= 0 but got '-1' (line 3, column 'volume')"
            })
    void badRowsAreRefusedByLineAndColumnOrLeftOut(String row, String message) {
        String bad = HEADER + FIRST + row + "\n" + FIRST;

        assertThatThrownBy(() -> read(bad, source()))
                .hasMessageStartingWith("standard input: expected ")
                .hasMessageContaining(message);
        assertThat(read(bad, source().skippingBadRows()))
                .extracting(tick -> tick.bar() != null)
                .containsExactly(true, false, true);
    }

    @Test
    void columnsAreThoseOfATraining() {
        assertThatThrownBy(() -> read("time,open,high,low,close,volume,open\n" + FIRST, source()))
                .hasMessageContaining("expected each column once but got 'open' twice (line 1)");
        assertThatThrownBy(() -> read(HEADER + FIRST, source().withColumn("open", "close")))
                .hasMessage("--open, --close: expected different columns but got 'close' for both.");
        assertThatThrownBy(() -> read(HEADER + FIRST, source().withColumn("ticker", "symbol")))
                .hasMessageContaining("expected a column 'symbol' (--ticker) but got time, open, ");
        assertThatThrownBy(() -> TickData.read(source()))
                .hasMessage("--data: expected at least one file but got none.");
    }

    @Test
    void conditionsSayWhichBarsAreWanted() {
        TickSource wanted = new TickSource(
                List.<Path>of(), source().columns(), Session.DAY, null, null, List.of("volume>100"), List.of(), false);

        assertThat(read(HEADER + FIRST + FIRST.replace("100", "200"), wanted))
                .extracting(StreamedTick::wanted)
                .containsExactly(false, true);
    }

    @Test
    void timesAreWrittenAsTheyCame() {
        assertThat(times("2026-01-05 09:30", 60)).isEqualTo("2026-01-05T09:31");
        assertThat(times("2026-01-05T09:30:00+01:00", 0.5)).isEqualTo("2026-01-05T08:30:00.500Z");
        assertThat(times("1767605400", 60)).isEqualTo("1767605460");
        assertThat(times("1767605400.25", 0)).isEqualTo("1767605400.25");
    }

    /** The time of a trade and so many seconds. */
    private static String times(String field, double more) {
        String text = "time,price,amount\n" + field + ",10,1\n";
        TickSource trades = source().withColumn("price", "price").withSession(Session.DAY, ZoneId.of("Europe/Paris"));
        try (TableStream rows = TableStream.of("T", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            TickStream stream = new TickStream(rows, trades);
            StreamedTick tick = stream.next();
            assertThat(tick).isNotNull();
            assertThat(tick.ticker()).isEqualTo("T");
            TickTrade trade = tick.trade();
            assertThat(trade).isNotNull();
            assertThat(stream.next()).isNull();
            return stream.time(trade.seconds() + more);
        }
    }
}
