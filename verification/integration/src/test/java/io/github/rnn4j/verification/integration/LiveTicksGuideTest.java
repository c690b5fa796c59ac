package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.timeseries.tick.TickListener;
import io.github.rnn4j.tasks.timeseries.tick.TickTraining;
import io.github.rnn4j.tasks.timeseries.tick.TickTrainingOptions;
import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.live.TickAnswer;
import io.github.rnn4j.tasks.timeseries.tick.live.TickMonitor;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippet on ticks of live.md, run; that it is the same lines is checked where the guides are. */
class LiveTicksGuideTest {
    @Test
    void barsAreAnsweredAsTheyComeIn(@TempDir Path folder) throws IOException {
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            Path model = trained(backend, folder);
            TickMonitor monitor = TickMonitor.load(backend, model);
            LocalDateTime open = LocalDateTime.of(2026, 3, 2, 10, 0);
            monitor.step("A", TickBar.at(open, 50.00, 50.04, 49.98, 50.03, 1200));
            monitor.step("A", TickBar.at(open.plusMinutes(5), 50.03, 50.10, 50.01, 50.08, 900));
            TickBar third = TickBar.at(open.plusMinutes(10), 50.08, 50.09, 50.02, 50.05, 700);
            Optional<TickAnswer> answer = monitor.step("A", third);
            double volatility = answer.orElseThrow().volatility();
            monitor.close();

            assertThat(volatility).isBetween(1e-5, 1e-1);
        }
    }

    /** A model of windows of three bars, of 20 made-up days. */
    private static Path trained(Backend backend, Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder table = new StringBuilder("time,open,high,low,close,volume\n");
        double price = 50;
        for (int bar = 0; bar < 20 * 12; bar++) {
            double close = price * Math.exp(1e-3 * random.nextGaussian());
            table.append(LocalDateTime.of(2026, 2, 1 + bar / 12, 10, 5 * (bar % 12)))
                    .append(",%s,%s,%s,%s,1000%n"
                            .formatted(price, Math.max(price, close), Math.min(price, close), close));
            price = close;
        }
        Path out = folder.resolve("model.safetensors");
        TickTrainingOptions usual = TickTrainingOptions.of(
                TickSource.of(Files.writeString(folder.resolve("A.csv"), table.toString())),
                TickTarget.VOLATILITY,
                1,
                out);
        TickTrainingOptions small = new TickTrainingOptions(
                usual.source(),
                usual.target(),
                new TickWindows(3, 2),
                usual.anchored(),
                usual.network(),
                usual.training().withEpochs(1, 1),
                out,
                Set.of(),
                null);
        assertThat(new TickTraining(backend, small, TickListener.NONE, () -> false).run())
                .isPresent();
        return out;
    }
}
