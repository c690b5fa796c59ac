package io.github.rnn4j.tasks.timeseries.tick.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.core.live.KeyCounts;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.timeseries.tick.MadeUpTicks;
import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.data.TickTrade;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a monitor refuses, forgets and takes of memory. */
class TickMonitorLimitsTest extends WithTickModels {
    private static TickBar bar(int minute) {
        return TickBar.at(LocalDateTime.of(2026, 1, 5, 10, 0).plusMinutes(minute), 10, 11, 9, 10 + minute / 100.0, 5);
    }

    private static int bars(TickMonitor monitor, String ticker, int from, int to) {
        int answers = 0;
        for (int bar = from; bar < to; bar++) {
            answers += monitor.step(ticker, bar(5 * bar)).isPresent() ? 1 : 0;
        }
        return answers;
    }

    @Test
    void whatIsNoNextBarIsRefusedAndChangesNothing() throws IOException {
        try (TickMonitor monitor = monitor(model(TickSource.of(MadeUpTicks.write(folder, "A", 20, 1))))) {
            assertThat(bars(monitor, "A", 0, STEPS)).isEqualTo(1);
            int last = 5 * (STEPS - 1);
            assertThatThrownBy(() -> monitor.step("A", bar(last)))
                    .hasMessage("bar: expected a time after that of the ticker's row before but got the same."
                            + " Give the rows of a ticker in the order of time.");
            assertThatThrownBy(() -> monitor.step("A", bar(last - 5)))
                    .hasMessageContaining("but got one 300.0 s before it.");
            assertThatThrownBy(() -> monitor.step("A", bar(last + 1)))
                    .hasMessage("bar: expected bars of 300 s, as in the training, but got one 60.0 s after the one"
                            + " before it. Give bars of that length.");
            assertThatThrownBy(() -> monitor.step(
                            "A",
                            new TickTrade(bar(last - 5).seconds(), bar(last - 5).local(), 1, 1)))
                    .hasMessageStartingWith("trade: expected a time after");
            assertThatThrownBy(() -> TickBar.at(LocalDateTime.MIN.withYear(2026), 10, 9, 11, 10, 5))
                    .hasMessageContaining("a high that is no lower than the low but got 9.0 and 11.0");
            assertThatThrownBy(() -> TickTrade.at(LocalDateTime.MIN.withYear(2026), 0, 5))
                    .hasMessage("trade: expected a price > 0 but got 0.0 (price). Mend it, or say that it is missing.");
            assertThat(bars(monitor, "A", STEPS, STEPS + 1)).isEqualTo(1);
        }
    }

    @Test
    void whatIsMissingBeginsANewWindow() throws IOException {
        try (TickMonitor monitor = monitor(model(TickSource.of(MadeUpTicks.write(folder, "A", 20, 1))))) {
            assertThat(bars(monitor, "A", 0, 10)).isEqualTo(10 - STEPS + 1);
            monitor.missing("A");
            assertThat(bars(monitor, "A", 10, 20)).isEqualTo(10 - STEPS + 1);
            // One bar is left out.
            assertThat(bars(monitor, "A", 21, 31)).isEqualTo(10 - STEPS + 1);
            monitor.forget("A");
            assertThat(bars(monitor, "A", 31, 36)).isZero();
        }
    }

    @Test
    void tooManyTickersAndIdleOnesAreForgotten() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        TickModel model = model(TickSource.of(MadeUpTicks.write(folder, "A", 20, 1)));
        KeyLimits limits = new KeyLimits(2, Duration.ofMinutes(10));
        try (TickMonitor monitor = new TickMonitor(backend, model, limits, now::get)) {
            bars(monitor, "A", 0, STEPS);
            bars(monitor, "B", 0, STEPS);
            assertThat(bars(monitor, "A", STEPS, STEPS + 1)).isEqualTo(1);
            bars(monitor, "C", 0, 1);
            assertThat(bars(monitor, "B", STEPS, STEPS + 1)).isZero();
            assertThat(monitor.counts()).isEqualTo(new KeyCounts(2, 2, 0));
            now.set(Instant.EPOCH.plus(Duration.ofHours(1)));
            assertThat(bars(monitor, "B", STEPS + 1, STEPS + 2)).isZero();
            assertThat(monitor.counts().expired()).isPositive();
        }
    }

    @Test
    void aSnapshotOfAnotherModelIsRefused() throws IOException {
        Path file = folder.resolve("states.safetensors");
        TickSource source = TickSource.of(MadeUpTicks.write(folder, "A", 20, 1));
        TickModel other = model(source, TickTarget.DIRECTION, true, STEPS, folder.resolve("other.safetensors"));
        try (TickMonitor one = monitor(model(source));
                TickMonitor another = monitor(other)) {
            bars(one, "A", 0, 1);
            one.snapshot(file);
            assertThatThrownBy(() -> another.restore(file))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("expected states of this model");
        }
    }

    @Test
    void manyTickersFitTheStatedMemory() throws IOException {
        int count = 20_000;
        TickModel model = model(TickSource.of(MadeUpTicks.write(folder, "A", 20, 1)));
        try (TickMonitor monitor = monitor(model)) {
            bars(monitor, "A", 0, 1);
            long before = used();
            for (int ticker = 0; ticker < count; ticker++) {
                bars(monitor, String.format(Locale.ROOT, "ticker-%012d", ticker), 0, STEPS);
            }
            assertThat((used() - before) / count).isBetween(300L, monitor.bytesPerKey());
        }
    }

    /** Bytes that are alive, after the collector had its turns. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 4; turn++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
