package io.github.rnn4j.tasks.timeseries.tick.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.core.live.KeyCounts;
import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.TableStream;
import io.github.rnn4j.tasks.timeseries.tick.MadeUpTicks;
import io.github.rnn4j.tasks.timeseries.tick.data.Session;
import io.github.rnn4j.tasks.timeseries.tick.data.StreamedTick;
import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.data.TickStream;
import io.github.rnn4j.tasks.timeseries.tick.data.TickTrade;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSample;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole files, row by row, against the windows that an evaluation cuts out of them. */
class TickMonitorTest extends WithTickModels {
    /** Bars of one ticker with everything that a day can lack. */
    private Path ragged(String name, long seed) throws IOException {
        Path file = MadeUpTicks.write(folder, name, 20, seed);
        List<String> kept = new ArrayList<>();
        int row = 0;
        for (String line : Files.readAllLines(file)) {
            int bar = (row - 1) % 40;
            int day = (row - 1) / 40;
            boolean late = row > 0 && day % 3 == 1 && bar < 9;
            boolean gap = row > 0 && row % 47 == 13;
            boolean bad = row > 0 && row % 61 == 30;
            if (!late && !gap) {
                kept.add(bad ? line.replaceFirst(",[^,]*,", ",broken,") : line);
            }
            row++;
        }
        return Files.write(file, kept);
    }

    private static String key(String ticker, double seconds) {
        return ticker + "@" + seconds;
    }

    /** What an evaluation says of the window that ends with each bar, by ticker and time, of all parts. */
    private Map<String, Double> offline(TickModel model, TickData data) {
        Map<String, Double> forecasts = new TreeMap<>();
        for (Part part : Part.values()) {
            TickSample sample = TickSample.of(data, model.settings(), part);
            double[] values = model.network().forecasts(backend, model.settings(), model.anchor(), sample);
            for (int i = 0; i < values.length; i++) {
                TickWindow window = sample.windows().get(i);
                forecasts.put(key(window.series().name(), sample.times()[i]), values[i]);
            }
        }
        return forecasts;
    }

    /** Of every bar, whether a window may end with it; there need be nothing after it. */
    private static Map<String, Boolean> answerable(TickModel model, TickData data) {
        Map<String, Boolean> full = new TreeMap<>();
        for (TickerSeries series : data.tickers()) {
            for (int i = 0; i < series.size(); i++) {
                full.put(
                        key(series.name(), series.bar(i).time()),
                        i - series.start(i) + 1 >= model.settings().steps());
            }
        }
        return full;
    }

    /** Feeds a file and returns the forecast at the close of each bar, NaN where there is none. */
    private static Map<String, Double> live(TickMonitor monitor, Path file, TickSource source) {
        Map<String, Double> answers = new HashMap<>();
        try (TableStream rows = TableStream.open(file)) {
            TickStream stream = new TickStream(rows, source);
            for (StreamedTick tick = stream.next(); tick != null; tick = stream.next()) {
                feed(monitor, tick, answers);
            }
        }
        return answers;
    }

    private static void feed(TickMonitor monitor, StreamedTick tick, Map<String, Double> answers) {
        TickBar bar = tick.bar();
        TickTrade trade = tick.trade();
        if (bar != null) {
            double forecast =
                    monitor.step(tick.ticker(), bar).map(TickAnswer::forecast).orElse(Double.NaN);
            answers.put(key(tick.ticker(), bar.seconds()), forecast);
        } else if (trade != null) {
            for (ClosedBar closed : monitor.step(tick.ticker(), trade)) {
                TickAnswer answer = closed.answer();
                answers.put(key(tick.ticker(), closed.seconds()), answer == null ? Double.NaN : answer.forecast());
            }
        } else {
            monitor.missing(tick.ticker());
        }
    }

    private static void same(Map<String, Double> live, Map<String, Double> offline, Map<String, Boolean> answerable) {
        offline.forEach((bar, forecast) -> assertThat(live.get(bar)).as(bar).isEqualTo(forecast));
        live.forEach((bar, forecast) ->
                assertThat(!forecast.isNaN()).as(bar).isEqualTo(answerable.getOrDefault(bar, false)));
    }

    @ParameterizedTest
    @CsvSource({"VOLATILITY,true", "VOLATILITY,false", "DIRECTION,true", "DIRECTION,false"})
    void wholeFilesGiveTheBitsOfTheirWindows(TickTarget target, boolean anchored) throws IOException {
        Path a = ragged("A", 1);
        Path b = ragged("B", 2);
        TickSource source = TickSource.of(a, b)
                .withSession(Session.parse("10:15-13:00"), null)
                .skippingBadRows();
        TickModel model = model(source, target, anchored, STEPS, folder.resolve("m.safetensors"));
        TickData data = TickData.read(source);
        Map<String, Double> offline = offline(model, data);

        assertThat(data.gaps()).isGreaterThan(20);
        assertThat(data.outside()).isGreaterThan(100);
        assertThat(data.skippedRows()).isGreaterThan(10);
        assertThat(offline).hasSizeGreaterThan(500);
        try (TickMonitor monitor = monitor(model)) {
            Map<String, Double> live = live(monitor, a, source);
            live.putAll(live(monitor, b, source));
            same(live, offline, answerable(model, data));
            assertThat(live.keySet()).containsAll(answerable(model, data).keySet());
            assertThat(monitor.counts()).isEqualTo(new KeyCounts(2, 0, 0));
        }
    }

    @Test
    void aSnapshotAfterAnyRowGoesOnWithTheSameBits() throws IOException {
        Path file = ragged("A", 1);
        TickSource source = TickSource.of(file).skippingBadRows();
        TickModel model = model(source);
        Path states = folder.resolve("states.safetensors");
        Map<String, Double> whole;
        try (TickMonitor monitor = monitor(model)) {
            whole = live(monitor, file, source);
        }
        Map<String, Double> parts = new HashMap<>();
        TickMonitor monitor = monitor(model);
        try (TableStream rows = TableStream.open(file)) {
            TickStream stream = new TickStream(rows, source);
            int row = 0;
            for (StreamedTick tick = stream.next(); tick != null && row < 150; tick = stream.next()) {
                feed(monitor, tick, parts);
                monitor.snapshot(states);
                monitor.close();
                monitor = monitor(model);
                monitor.restore(states);
                row++;
            }
        } finally {
            monitor.close();
        }
        assertThat(parts).hasSizeGreaterThan(140);
        assertThat(whole).containsAllEntriesOf(parts);
    }

    /** Trades of two tickers in one file, some at the same second, some minutes without any. */
    private Path trades() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder table = new StringBuilder("symbol,time,price,amount,split\n");
        double[] price = {50, 80};
        for (int day = 1; day <= 12; day++) {
            String part = day <= 7 ? "train" : day <= 9 ? "validation" : "test";
            for (int second = 0; second < 3900; second += random.nextInt(0, 40)) {
                int ticker = random.nextInt(2);
                price[ticker] *= Math.exp(3e-4 * random.nextGaussian());
                table.append(String.format(
                        Locale.ROOT,
                        "T%d,2026-03-%02dT%02d:%02d:%02d+01:00,%.3f,%s,%s%n",
                        ticker,
                        day,
                        9 + second / 3600,
                        second / 60 % 60,
                        second % 60,
                        price[ticker],
                        random.nextInt(90) == 0 ? "?" : Integer.toString(random.nextInt(1, 50)),
                        part));
                second += random.nextInt(60) == 0 ? 200 : 0;
            }
        }
        return Files.writeString(folder.resolve("trades.csv"), table.toString());
    }

    @Test
    void barsThatTradesAreGatheredIntoGiveTheBitsOfTheirWindowsAlsoAcrossASnapshot() throws IOException {
        Path file = trades();
        TickSource source = TickSource.of(file)
                .withColumn("price", "price")
                .withColumn("ticker", "symbol")
                .withBarSeconds(60)
                .withSession(Session.parse("09:00-10:00"), ZoneId.of("Europe/Paris"))
                .skippingBadRows();
        TickModel model = model(source);
        TickData data = TickData.read(source);
        Map<String, Double> offline = offline(model, data);
        Path states = folder.resolve("states.safetensors");

        assertThat(data.outside()).isGreaterThan(10);
        assertThat(data.skippedRows()).isGreaterThan(10);
        assertThat(data.tickers().get(0).size()).isGreaterThan(500);
        assertThat(offline).hasSizeGreaterThan(500);
        Map<String, Double> live = new HashMap<>();
        try (TickMonitor first = monitor(model);
                TickMonitor second = monitor(model);
                TableStream rows = TableStream.open(file)) {
            TickStream stream = new TickStream(rows, source);
            int row = 0;
            for (StreamedTick tick = stream.next(); tick != null; tick = stream.next()) {
                if (row == 700) {
                    first.snapshot(states);
                    second.restore(states);
                }
                feed(row < 700 ? first : second, tick, live);
                row++;
            }
        }
        same(live, offline, answerable(model, data));
        // The last bar of each ticker is not over.
        assertThat(live).hasSize(answerable(model, data).size() - 2);
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws Exception {
        List<Path> files = List.of(ragged("A", 1), ragged("B", 2), ragged("C", 3), ragged("D", 4));
        TickSource source = TickSource.of(files.toArray(Path[]::new)).skippingBadRows();
        TickModel model = model(source);
        TickData data = TickData.read(source);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TickMonitor monitor = monitor(model)) {
            List<Future<Map<String, Double>>> running = new ArrayList<>();
            for (Path file : files) {
                running.add(threads.submit(() -> live(monitor, file, source)));
            }
            Map<String, Double> live = new HashMap<>();
            for (Future<Map<String, Double>> each : running) {
                live.putAll(each.get());
            }
            same(live, offline(model, data), answerable(model, data));
            assertThat(monitor.counts()).isEqualTo(new KeyCounts(4, 0, 0));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aTickerThatWasNotTrainedOnHasTheMeanProfile() throws IOException {
        TickSource known = TickSource.of(ragged("A", 1), ragged("B", 2)).skippingBadRows();
        TickModel model = model(known);
        Path file = ragged("New", 5);
        TickSource source = TickSource.of(file).skippingBadRows();
        TickData data = TickData.read(source);
        try (TickMonitor monitor = monitor(model)) {
            same(live(monitor, file, source), offline(model, data), answerable(model, data));
        }
    }

    @Test
    void aTimeOfASessionIsALocalOneOrThatOfAnInstant() {
        LocalDateTime local = LocalDateTime.of(2026, 1, 5, 9, 30);
        TickBar here = TickBar.at(local, 1, 1, 1, 1, 0);
        TickBar there = TickBar.at(ZonedDateTime.of(local, ZoneId.of("America/New_York")), 1, 1, 1, 1, 0);
        TickTrade trade = TickTrade.at(ZonedDateTime.of(local, ZoneId.of("America/New_York")), 1, 0);

        assertThat(here.local()).isEqualTo(here.seconds()).isEqualTo(there.local());
        assertThat(there.seconds() - here.seconds()).isEqualTo(5 * 3600);
        assertThat(trade.seconds()).isEqualTo(there.seconds());
        assertThat(trade.local()).isEqualTo(there.local());
    }

    @Test
    void realDaysGiveTheBitsOfTheirWindows() {
        Path data = DataFolder.fromEnvironment().folder();
        assumeTrue(data != null, "RNN_DATA is not set: there are no real bars to follow");
        Path file = data.resolve("stock").resolve("SPY_5min.csv.gz");
        assumeTrue(Files.exists(file), () -> file + " is not there: there are no real bars to follow");
        TickSource source = TickSource.of(file).withSession(Session.parse("09:30-16:00"), null);
        TickModel model = model(source, TickTarget.VOLATILITY, true, 10, folder.resolve("spy.safetensors"));
        TickData bars = TickData.read(source);
        Map<String, Double> offline = offline(model, bars);

        assertThat(offline).hasSizeGreaterThan(10_000);
        try (TickMonitor monitor = monitor(model)) {
            same(live(monitor, file, source), offline, answerable(model, bars));
        }
    }
}
